"""What an account was told, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext, override

from folkmoot.accounts.models.account import Account
from folkmoot.core.ids import checked_id
from folkmoot.notifications.channels.onsite import lines_of
from folkmoot.notifications.kinds import find_kind
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.standing import standing

PAGE = 20


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One notification as the inbox shows it; no address when there is nothing to see any more."""

    public_id: str
    kind: str
    title: str
    text: str
    address: str
    made_at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page of the inbox; `next_cursor` is the `after` of the next, none at the end."""

    items: tuple[InboxItem, ...]
    next_cursor: str | None


def inbox(account: Account, *, after: str | None = None) -> InboxPage:
    """A page of what the account was told, in a few statements whatever its length.

    What tells of a comment that can no longer be seen says no more than that.
    """
    rows = _shown(account).order_by("-pk")
    last = rows.filter(public_id=checked_id(after)).first() if after else None
    if last is not None:
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows[: PAGE + 1])
    return InboxPage(
        items=_items(account, found[:PAGE]),
        next_cursor=found[PAGE - 1].public_id if len(found) > PAGE else None,
    )


def unread_count(account: Account) -> int:
    """How many were not read yet."""
    return _shown(account).filter(read_at=None).count()


def told_of(account: Account, cause: str) -> bool:
    """True when the account was told of this cause, by whichever kind."""
    return Notification.objects.filter(account=account, cause=cause).exists()


def _shown(account: Account) -> QuerySet[Notification]:
    return Notification.objects.filter(account=account, is_shown=True)


def _items(account: Account, rows: Sequence[Notification]) -> tuple[InboxItem, ...]:
    seen = {row.pk for row in standing(account, rows)}
    return tuple(_item(account, row) if row.pk in seen else _gone(account, row) for row in rows)


def _item(account: Account, row: Notification) -> InboxItem:
    title, text = lines_of(account, row)
    address = find_kind(row.kind).path(row.facts)
    return _row(row, words=(title, text), address=address)


def _gone(account: Account, row: Notification) -> InboxItem:
    with override(account.language):
        title = gettext("A comment that is no longer shown")
    return _row(row, words=(title, ""), address="")


def _row(row: Notification, *, words: tuple[str, str], address: str) -> InboxItem:
    return InboxItem(
        public_id=row.public_id,
        kind=row.kind,
        title=words[0],
        text=words[1],
        address=address,
        made_at=row.made_at,
        is_read=row.read_at is not None,
    )
