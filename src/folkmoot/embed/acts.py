"""What one may do with a comment, as the page without script lists it.

The menu of the component has the same entries, each a module in `static/folkmoot/acts`. A new
one is a function here that says when it is offered, and a line in `OFFERS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.urls import reverse
from django.utils.translation import gettext

from folkmoot.discussion.access import Anyone

if TYPE_CHECKING:
    from folkmoot.discussion.models import Comment


@dataclass(frozen=True)
class Act:
    """One entry: a link to where it is done, or a button that posts there when `is_form`."""

    name: str
    words: str
    address: str
    is_form: bool = False
    hint: str = ""


Offer: TypeAlias = "Callable[[Anyone, Comment], Act | None]"


def acts_for(account: Anyone, comment: "Comment") -> tuple[Act, ...]:
    """What this reader may do with a comment that they may see, in the order of the menu."""
    return tuple(act for offer in OFFERS if (act := offer(account, comment)) is not None)


def reply(_account: Anyone, comment: "Comment") -> Act | None:
    """Answering it, while the discussion is open."""
    if not comment.is_published or not comment.story.is_open:
        return None
    write = reverse("embed:write", args=[comment.story.public_id])
    return Act("reply", gettext("Reply"), f"{write}?parent={comment.public_id}")


def link(_account: Anyone, comment: "Comment") -> Act | None:
    """Its permanent address."""
    if not comment.is_published:
        return None
    address = reverse("embed:permalink", args=[comment.public_id])
    return Act("link", gettext("Go to the comment"), address)


OFFERS: tuple[Offer, ...] = (reply, link)
