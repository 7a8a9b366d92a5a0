"""What one may do with a comment, as the page without script lists it.

The menu of the component has the same entries, each a module in `static/folkmoot/acts`. A new
one is a function here that says when it is offered, and a line in `OFFERS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.urls import reverse
from django.utils.translation import gettext

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.access import Anyone, is_author, member_of
from folkmoot.discussion.queries.follows import follows
from folkmoot.discussion.queries.mutes import muted_among

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


def quote(_account: Anyone, comment: "Comment") -> Act | None:
    """Answering it with its words."""
    if not comment.is_published or not comment.story.is_open:
        return None
    write = reverse("embed:write", args=[comment.story.public_id])
    return Act("quote", gettext("Quote"), f"{write}?parent={comment.public_id}&quote=yes")


def embed_code(_account: Anyone, comment: "Comment") -> Act | None:
    """The code that shows it on another page."""
    if not comment.is_published:
        return None
    address = reverse("embed:code", args=[comment.public_id])
    return Act("embed-code", gettext("Show it elsewhere"), address)


def feed(_account: Anyone, comment: "Comment") -> Act | None:
    """What its writer writes, as a feed; only here, since programs want it and few readers."""
    author = comment.author
    if not comment.is_published or author.closing_since or not author.is_active:
        return None
    address = reverse("embed:member_feed", args=[author.public_id])
    return Act("feed", gettext("Feed of this member's comments"), address)


def follow_thread(account: Anyone, comment: "Comment") -> Act | None:
    """Hearing of what is new in its thread."""
    words = gettext("Follow this thread"), gettext("Unfollow this thread")
    return _follow(account, comment, "thread", words=words)


def follow_story(account: Anyone, comment: "Comment") -> Act | None:
    """Hearing of what is new under its story."""
    words = gettext("Follow this story"), gettext("Unfollow this story")
    return _follow(account, comment, "story", words=words)


def follow_member(account: Anyone, comment: "Comment") -> Act | None:
    """Hearing of what its writer writes."""
    if is_author(account, comment):
        return None
    words = gettext("Follow this member"), gettext("Unfollow this member")
    return _follow(account, comment, "member", words=words)


def mute(account: Anyone, comment: "Comment") -> Act | None:
    """Folding what its writer writes."""
    member = member_of(account)
    if member is None or is_author(account, comment):
        return None
    is_muted = bool(muted_among(member, [comment.public_id]))
    words = gettext("Unmute this member") if is_muted else gettext("Mute this member")
    address = reverse("embed:mute", args=[comment.public_id])
    return Act("mute", words, address, is_form=True)


def _follow(
    account: Anyone, comment: "Comment", what: str, *, words: tuple[str, str]
) -> Act | None:
    member = member_of(account)
    if member is None or not comment.is_published:
        return None
    is_followed = follows(member, comment, what)
    address = reverse("embed:follow", args=[comment.public_id, what])
    return Act(f"follow-{what}", words[int(is_followed)], address, is_form=True)


def report(account: Anyone, comment: "Comment") -> Act | None:
    """Reporting what another wrote."""
    if not comment.is_published or is_author(account, comment):
        return None
    address = reverse("embed:report", args=[comment.public_id])
    return Act(
        "report", gettext("Report"), address, hint=gettext("Only the newsroom learns of it.")
    )


def tell_the_desk(_account: Anyone, comment: "Comment") -> Act | None:
    """A correction, question or tip that has to do with the comment."""
    if not comment.is_published:
        return None
    address = reverse("embed:tell_the_desk", args=[comment.story.public_id])
    words = gettext("Tell the newsroom")
    hint = gettext("A correction, a question or a tip; only the newsroom reads it.")
    return Act("desk", words, f"{address}?comment={comment.public_id}", hint=hint)


def withdraw(account: Anyone, comment: "Comment") -> Act | None:
    """Taking an own comment out of the discussion."""
    if not is_author(account, comment) or comment.state not in {"published", "held"}:
        return None
    return Act("withdraw", gettext("Delete"), reverse("embed:withdraw", args=[comment.public_id]))


def pick(account: Anyone, comment: "Comment") -> Act | None:
    """Making it a newsroom pick, for those who run stories."""
    if not comment.is_published or not has_permission(account, Permission.RUN_STORIES):
        return None
    words = gettext("Newsroom pick")
    hint = gettext("With the reason that readers see.")
    return Act("feature", words, reverse("embed:feature", args=[comment.public_id]), hint=hint)


OFFERS: tuple[Offer, ...] = (
    reply,
    quote,
    link,
    embed_code,
    feed,
    follow_thread,
    follow_story,
    follow_member,
    mute,
    report,
    tell_the_desk,
    withdraw,
    pick,
)
