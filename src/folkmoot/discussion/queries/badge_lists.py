"""Who has which badge, for those who give them, and the editions with their hours."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.discussion.models import Byline, Expertise, Publication


@dataclass(frozen=True, slots=True)
class Badged:
    """A member with a badge: as which author, or in which field and until when."""

    account_id: str
    name: str
    words: str
    given_at: datetime
    ends_at: datetime | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class BadgeLists:
    """The authors and the experts of a publication, by name."""

    authors: tuple[Badged, ...]
    experts: tuple[Badged, ...]


def badges_of(editor: Account, publication: Publication) -> BadgeLists:
    """All badges that editors have given.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(editor, Permission.RUN_STORIES)
    moment = now()
    links = Byline.objects.filter(publication=publication, account__is_active=True)
    experts = Expertise.objects.filter(publication=publication, account__is_active=True)
    return BadgeLists(
        tuple(
            Badged(row.account.public_id, row.account.display_name, row.name, row.given_at)
            for row in links.select_related("account").order_by("name")
        ),
        tuple(
            Badged(
                row.account.public_id,
                row.account.display_name,
                row.field,
                row.given_at,
                row.ends_at,
                is_over=row.ends_at is not None and row.ends_at <= moment,
            )
            for row in experts.select_related("account").order_by("account__display_name")
        ),
    )
