"""One page of a discussion, ready to show, at a cost that does not grow with the discussion.

A page is read in a fixed number of queries, each of which walks an index from a given place
and stops: no offset, no count over rows. The numbers shown come from counters.
"""

from dataclasses import dataclass
from functools import cache

from django.db.models import Q, QuerySet

from folkmoot.core.ids import is_id
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.errors import CommentUnknown, CursorNotValid, OrderUnknown
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.comment_view import PlacedComment, Rows, placed_tops, top_rows
from folkmoot.discussion.queries.cursors import Cursor, read_cursor
from folkmoot.discussion.queries.orders import ORDERS, QUESTION_ORDERS, THREAD_ORDERS
from folkmoot.discussion.queries.replies import (
    ThreadView,
    replies_after,
    replies_around,
    with_first_replies,
    without_replies,
)

PAGE = 20
REPLIES = 10
COUNTS = {"replies": "reply_count", "recommended": "reaction_count"}
"""What orders by a count go by."""


@dataclass(frozen=True)
class Wish:
    """Which part of a discussion somebody wants to read, and how.

    `after` is the cursor that the page before gave. `focus` is the public id of a comment to
    be on the page.
    """

    order: str = "newest"
    view: str = "open"
    after: str = ""
    focus: str = ""
    size: int = PAGE


@dataclass(frozen=True)
class ThreadPage:
    """Some threads of a story in one order; in a flat one each is a single comment.

    `left` is how many threads stand after these (0 if that is not known), `total` how many
    comments the story has in all. `is_from_start` is false when the page begins somewhere
    inside the order.
    """

    story_id: str
    title: str
    order: str
    threads: tuple[ThreadView, ...]
    next_cursor: str | None
    left: int
    total: int
    is_from_start: bool
    view: str = "open"


@dataclass(frozen=True)
class CommentPlace:
    """Where a comment is to be found: its story and the thread it belongs to."""

    story_id: str
    story_address: str
    top_id: str


def thread_page(
    story: Story,
    *,
    order: str = "newest",
    after: str | None = None,
    size: int = PAGE,
    focus: str | None = None,
) -> ThreadPage:
    """A page of threads, each with its first replies.

    Raises:
        OrderUnknown, CursorNotValid, CommentUnknown: see `threads_as_wished`.
    """
    wish = Wish(order=order, after=after or "", focus=focus or "", size=size)
    return threads_as_wished(story, wish)


def threads_as_wished(story: Story, wish: Wish) -> ThreadPage:
    """A page of threads, each with its first replies unless they are wished folded.

    With a `focus` the page begins at its thread unless the first page has it anyway, and that
    thread shows the replies around the comment with all that it answers.

    Raises:
        OrderUnknown: there is no such order of threads.
        CursorNotValid: `after` was not given out for this story.
        CommentUnknown: `focus` is no comment with a place on this story.
    """
    order, size = wish.order, wish.size
    if order not in THREAD_ORDERS:
        raise OrderUnknown(orders=sorted(ORDERS))
    cursor = read_cursor(wish.after) if wish.after else None
    place = _listed_comment(wish.focus, Q(story=story)) if wish.focus else None
    tops = _tops(story, order, _begin_after(story, order, cursor), size)
    is_from_start = cursor is None
    if place and place.top_id_or_own not in {top.pk for top in tops[:size]}:
        tops, cursor, is_from_start = _tops_from(place, order, size), None, False
    shown = (cursor.shown if cursor else 0) + len(tops[:size])
    has_more = len(tops) > size
    begin = without_replies if wish.view == "folded" else with_first_replies
    return ThreadPage(
        story_id=story.public_id,
        title=story.title,
        order=order,
        threads=begin(tops[:size], place, size=REPLIES),
        next_cursor=_cursor(tops[size - 1], order, shown) if has_more else None,
        left=_left(story, order, shown) if has_more else 0,
        total=story.comment_count,
        is_from_start=is_from_start,
        view=wish.view,
    )


def one_thread(comment_public_id: str, *, after: str | None = None, size: int = PAGE) -> ThreadPage:
    """The one thread that holds the comment: around it, or its replies after the cursor.

    Raises:
        CommentUnknown: no comment with a place in public has this id.
        CursorNotValid: `after` was not given out for this thread.
    """
    comment = _listed_comment(comment_public_id)
    story = comment.story
    (top,) = placed_tops(top_rows(size).filter(pk=comment.top_id_or_own))
    thread = replies_after(top, after, size) if after else replies_around(top, comment, size)
    return ThreadPage(
        story_id=story.public_id,
        title=story.title,
        order="newest",
        threads=(thread,),
        next_cursor=None,
        left=0,
        total=story.comment_count,
        is_from_start=False,
    )


def page_of(comment_public_id: str) -> CommentPlace:
    """The story and thread of a comment, for its permanent link.

    Raises:
        CommentUnknown: no comment with a place in public has this id.
    """
    comment = _listed_comment(comment_public_id)
    top = comment.top or comment
    return CommentPlace(comment.story.public_id, comment.story.address, top.public_id)


def _listed_comment(public_id: str, where: Q | None = None) -> Comment:
    rows = Comment.objects.select_related("story", "top").filter(where or Q(), is_listed=True)
    comment = rows.filter(public_id=public_id).first() if is_id(public_id) else None
    if comment is None:
        raise CommentUnknown
    return comment


def _left(story: Story, order: str, shown: int) -> int:
    """How many threads stand behind; 0 where it is not known how many there are in all."""
    return 0 if order in QUESTION_ORDERS else max(story.thread_count - shown, 1)


_Place = tuple[int, ...]
"""What the last comment shown is found by in an order; empty at the beginning."""


def _begin_after(story: Story, order: str, cursor: Cursor | None) -> _Place:
    if cursor is None:
        return ()
    found = _row_of_top(story.pk, cursor.public_id)
    if not found:
        raise CursorNotValid
    return _place(order, found[0][0], cursor.number)


def _place(order: str, pk: int, number: int) -> _Place:
    """For orders by a count the one goes in that the comment had when it was shown."""
    return (pk, number) if order in COUNTS else (pk,)


def _beyond(order: str, pk: int, number: int = 0) -> Q:
    """What stands behind the given place."""
    if order == "oldest":
        return Q(pk__gt=pk)
    if order == "newest" or order in QUESTION_ORDERS:
        return Q(pk__lt=pk)
    column = COUNTS[order]
    fewer = Q(**{f"{column}__lt": number}) | Q(pk__lt=pk)
    return Q(**{f"{column}__lte": number}) & fewer


def _among(order: str) -> Q:
    """The threads that are shown in the order: all of them, or some."""
    return Q(is_answered=order == "answered") if order in QUESTION_ORDERS else Q()


@Prepared
def _row_of_top(story: int, public_id: str) -> QuerySet[Comment, tuple[int]]:
    return Comment.objects.filter(story=story, top=None, public_id=public_id).values_list("pk")


@cache
def _top_rows(order: str, size: int) -> Prepared[...]:
    """One more top comment than asked for, so that it is known whether there are more."""

    def build(story: int, *place: int) -> Rows:
        begin = _beyond(order, *place) if place else Q()
        rows = top_rows(REPLIES).filter(begin, _among(order), story=story, is_listed=True)
        return rows.order_by(*THREAD_ORDERS[order])[: size + 1]

    return Prepared(build)


def _tops(story: Story, order: str, place: _Place, size: int) -> list[PlacedComment]:
    return placed_tops(_top_rows(order, size)(story.pk, *place))


def _tops_from(comment: Comment, order: str, size: int) -> list[PlacedComment]:
    """The page that begins with the thread of this comment."""
    top = comment.top or comment
    own = placed_tops(top_rows(REPLIES).filter(pk=top.pk))
    place = _place(order, top.pk, getattr(top, COUNTS.get(order, "reply_count")))
    return [*own, *_tops(comment.story, order, place, size - 1)]


def _cursor(top: PlacedComment, order: str, shown: int) -> str:
    view = top.view
    number = view.reaction_count if order == "recommended" else view.reply_count
    return str(Cursor(shown, number, view.public_id))
