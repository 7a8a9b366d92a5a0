"""The comments of a story one after the other, wherever in the tree they stand.

As with threads, a page walks an index from a given place and stops. What is gone leaves no
gap here, since nothing hangs on it.
"""

from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.core.prepared import Prepared
from folkmoot.discussion.errors import CommentUnknown, CursorNotValid
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.comment_view import (
    PlacedComment,
    Rows,
    placed_replies,
    reply_rows,
)
from folkmoot.discussion.queries.cursors import Cursor, read_cursor
from folkmoot.discussion.queries.orders import FLAT_ORDERS
from folkmoot.discussion.queries.replies import ThreadView
from folkmoot.discussion.queries.threads import ThreadPage, Wish
from folkmoot.discussion.states import CommentState

NEWEST = 20


def comments_as_wished(story: Story, wish: Wish) -> ThreadPage:
    """A page of single comments, by time; or those that the newsroom has picked.

    Any other order is one of threads: then the newest come first.

    Raises:
        CursorNotValid: `after` was not given out for this story.
        CommentUnknown: `focus` is no comment that is in view on this story.
    """
    order, size = wish.order if wish.order in FLAT_ORDERS else "newest", wish.size
    cursor = read_cursor(wish.after) if wish.after else None
    found = _read(story, order, _place_of(story, cursor), size)
    is_from_start = cursor is None
    if wish.focus and wish.focus not in {each.view.public_id for each in found[:size]}:
        found, cursor, is_from_start = _read_from(story, order, wish), None, False
    comments = [each.view for each in found[:size]]
    shown = (cursor.shown if cursor else 0) + len(comments)
    has_more = len(found) > size
    return ThreadPage(
        story_id=story.public_id,
        title=story.title,
        order=order,
        threads=tuple(ThreadView(each, (), 0, "") for each in comments),
        next_cursor=str(Cursor(shown, 0, comments[-1].public_id)) if has_more else None,
        left=max(story.comment_count - shown, 1) if has_more and order != "featured" else 0,
        total=story.comment_count,
        is_from_start=is_from_start,
        view="flat",
    )


def newest_ids(story: Story) -> list[str]:
    """The ids of the comments that were written last, the newest first: what live pages hear."""
    return [public_id for (public_id,) in _newest(story.pk)]


def has_featured(story: Story) -> bool:
    """True when the newsroom has picked a comment that is in view."""
    return bool(_any_featured(story.pk))


def _rows(order: str) -> Rows:
    shown = reply_rows().filter(state=CommentState.PUBLISHED)
    return shown.filter(featured_at__isnull=False) if order == "featured" else shown


@cache
def _pages(order: str, size: int) -> Prepared[...]:
    """One more than asked for, so that it is known whether there are more."""
    beyond = "pk__gt" if order == "oldest" else "pk__lt"

    def build(story: int, *place: int) -> Rows:
        begin = Q(**{beyond: place[0]}) if place else Q()
        return _rows(order).filter(begin, story=story).order_by(*FLAT_ORDERS[order])[: size + 1]

    return Prepared(build)


def _read(story: Story, order: str, place: tuple[int, ...], size: int) -> list[PlacedComment]:
    return placed_replies(_pages(order, size)(story.pk, *place))


def _read_from(story: Story, order: str, wish: Wish) -> list[PlacedComment]:
    """The page that begins with the comment of the wish."""
    own = placed_replies(_rows(order).filter(story=story, public_id=wish.focus))
    if not own:
        raise CommentUnknown
    return [*own, *_read(story, order, (own[0].pk,), wish.size - 1)]


def _place_of(story: Story, cursor: Cursor | None) -> tuple[int, ...]:
    if cursor is None:
        return ()
    found = _row_of(story.pk, cursor.public_id)
    if not found:
        raise CursorNotValid
    return (found[0][0],)


@Prepared
def _row_of(story: int, public_id: str) -> QuerySet[Comment, tuple[int]]:
    return Comment.objects.filter(story=story, public_id=public_id).values_list("pk")


@Prepared
def _newest(story: int) -> QuerySet[Comment, tuple[Any, ...]]:
    rows = Comment.objects.filter(story=story, state=CommentState.PUBLISHED)
    return rows.order_by("-pk").values_list("public_id")[:NEWEST]


@Prepared
def _any_featured(story: int) -> QuerySet[Comment, tuple[int]]:
    rows = Comment.objects.filter(story=story, state=CommentState.PUBLISHED)
    return rows.filter(featured_at__isnull=False).order_by("-pk").values_list("pk")[:1]
