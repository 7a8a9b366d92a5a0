"""What is held about an account, section by section, as plain data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from folkmoot.accounts.models import Account, Consent
from folkmoot.discussion.models import Comment, Draft, Reaction, Revision
from folkmoot.moderation.models import Appeal, Decision
from folkmoot.notifications.models import Notification
from folkmoot.privacy.parts import PARTS
from folkmoot.privacy.schedule import SCHEDULE, Term

SMALL = 500


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of rows, read as they are asked for."""

    name: str
    rows: Iterable[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Overview:
    """How many rows of each kind the page 'My data' tells of."""

    comments: int
    drafts: int
    reactions: int
    notifications: int
    decisions: int
    appeals: int
    is_large: bool


def sections_of(account: Account) -> Iterator[Section]:
    """Everything that is held, part by part; who else appears in it is left out.

    Rows come from the database piece by piece, so that a long history needs no more memory
    than a short one.
    """
    for part in reversed(PARTS):
        for name, rows in part.holdings(account).items():
            yield Section(name, rows)


def overview_of(account: Account) -> Overview:
    """The numbers, and whether an archive is too large to be made while somebody waits."""
    comments = Comment.objects.filter(author=account).count()
    notifications = Notification.objects.filter(account=account).count()
    versions = Revision.objects.filter(Q(comment__author=account))[: SMALL + 1].count()
    return Overview(
        comments=comments,
        drafts=Draft.objects.filter(account=account).count(),
        reactions=Reaction.objects.filter(account=account).count(),
        notifications=notifications,
        decisions=Decision.objects.filter(account=account).count(),
        appeals=Appeal.objects.filter(account=account).count(),
        is_large=max(comments, versions, notifications) > SMALL,
    )


def consents_held(account: Account) -> tuple[Consent, ...]:
    """Every consent, the newest first."""
    return tuple(Consent.objects.filter(account=account).order_by("-given_at", "-pk"))


def schedule() -> tuple[Term, ...]:
    """What is kept how long and why."""
    return SCHEDULE
