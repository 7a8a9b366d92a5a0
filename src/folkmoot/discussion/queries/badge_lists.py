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
    who = ("account__public_id", "account__display_name")
    links = Byline.objects.filter(publication=publication, account__is_active=True)
    authors = links.order_by("name").values_list(*who, "name", "given_at")
    rows = Expertise.objects.filter(publication=publication, account__is_active=True)
    experts = rows.order_by("account__display_name").values_list(
        *who, "field", "given_at", "ends_at"
    )
    moment = now()
    return BadgeLists(
        tuple(Badged(*row) for row in authors),
        tuple(Badged(*row, bool(row[-1] and row[-1] <= moment)) for row in experts),
    )
