"""Whom an account does not want to see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Comment, Mute


@dataclass(frozen=True)
class MutedMember:
    """One member that is muted; no name for an account that is closed."""

    public_id: str
    name: str
    made_at: datetime


def muted_among(account: Account, public_ids: Iterable[str]) -> list[str]:
    """Those of the comments whose writers the account has muted."""
    muted = Mute.objects.filter(account=account).values("muted")
    rows = Comment.objects.filter(public_id__in=list(public_ids), author__in=muted)
    return list(rows.order_by("pk").values_list("public_id", flat=True))


def mutes_of(account: Account) -> tuple[MutedMember, ...]:
    """All that are muted, by name."""
    rows = Mute.objects.filter(account=account).select_related("muted")
    found = [MutedMember(row.muted.public_id, shown_name(row.muted), row.made_at) for row in rows]
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def shown_name(account: Account) -> str:
    """The name, empty while it may not be shown."""
    return account.display_name if account.is_active and not account.is_closing else ""
