"""In which order and which shape a discussion is read, and how one without a wish begins."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from folkmoot.core.clock import now

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

THREAD_ORDERS: dict[str, tuple[str, ...]] = {
    "newest": ("-pk",),
    "oldest": ("pk",),
    "replies": ("-reply_count", "-pk"),
    "recommended": ("-reaction_count", "-pk"),
    "unanswered": ("-pk",),
    "answered": ("-pk",),
}
"""Orders of whole threads, by their top comment; each has an index of its own.

The last two show those questions alone that guests of the story have answered, or have not.
"""

QUESTION_ORDERS = frozenset({"unanswered", "answered"})

FLAT_ORDERS: dict[str, tuple[str, ...]] = {
    "newest": ("-pk",),
    "oldest": ("pk",),
    "featured": ("-pk",),
}
"""Orders of single comments, wherever they stand; 'featured' are the newsroom's picks alone."""

ORDERS = (*THREAD_ORDERS, "featured")
VIEWS = ("open", "folded", "flat")
"""Threads with their first replies, top comments alone, or comment after comment by time."""


def first_order(story: "Story") -> str:
    """How the discussion begins for a reader who asked for no order.

    What is fresh is followed as it comes; later the best of it stands first.
    """
    end = fresh_until(story)
    return "newest" if end is None or now() < end else "recommended"


def fresh_until(story: "Story") -> datetime | None:
    """The moment from which the discussion begins with its most recommended comments."""
    hours = story.publication.fresh_hours
    return None if hours is None else story.registered_at + timedelta(hours=hours)


def orders_on(story: "Story") -> tuple[str, ...]:
    """The orders of threads in which a story can be read."""
    has_all = story.is_for_questions
    return tuple(each for each in THREAD_ORDERS if has_all or each not in QUESTION_ORDERS)


def is_flat(order: str, view: str) -> bool:
    """True when comments stand one after the other, each naming what it answers."""
    return order == "featured" or view == "flat"
