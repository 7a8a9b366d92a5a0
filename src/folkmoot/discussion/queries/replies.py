"""The replies of one thread or of a page of threads, some at a time, in the order of reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from folkmoot.core.prepared import Prepared
from folkmoot.discussion.errors import CursorNotValid
from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.comment_view import (
    CommentView,
    PlacedComment,
    Rows,
    placed_replies,
    reply_rows,
)
from folkmoot.discussion.queries.cursors import Cursor, read_cursor
from folkmoot.discussion.tree import STEP, ancestor_paths

COUNTED = 200
_NO_END = "9" * STEP


@dataclass(frozen=True)
class ThreadView:
    """A top comment with a part of what is below it, in the order of reading.

    `has_earlier` says that replies before the last one here are left out; `more_replies` how
    many stand after it (at most 200 are counted), and `more_cursor` leads there ('' when
    there is none).
    """

    top: CommentView
    replies: tuple[CommentView, ...]
    more_replies: int
    more_cursor: str
    has_earlier: bool = False


def with_first_replies(
    tops: Sequence[PlacedComment], focus: Comment | None, *, size: int
) -> tuple[ThreadView, ...]:
    """Each top comment with its first replies, in one query for all of them.

    The thread of the `focus` shows the replies around that comment instead.
    """
    replies: dict[int, list[PlacedComment]] = {top.pk: [] for top in tops}
    for reply in _first_replies([top for top in tops if top.view.reply_count]):
        replies[reply.top_pk or 0].append(reply)
    focused = focus.top_id_or_own if focus else None
    return tuple(
        replies_around(top, focus, size)
        if focus and top.pk == focused
        else _thread(top, replies[top.pk], has_more=top.replies_end is not None)
        for top in tops
    )


def without_replies(
    tops: Sequence[PlacedComment], focus: Comment | None, *, size: int
) -> tuple[ThreadView, ...]:
    """Each top comment alone with the number of its replies, but for the thread of the `focus`."""
    focused = focus.top_id_or_own if focus else None
    return tuple(
        replies_around(top, focus, size)
        if focus and top.pk == focused and focus.pk != top.pk
        else ThreadView(top.view, (), top.view.reply_count, "")
        for top in tops
    )


def replies_around(top: PlacedComment, comment: Comment, size: int) -> ThreadView:
    """The thread's first replies when the comment is among them; else it, with what it answers.

    The comments that it answers are shown whole, from the top down, so that nobody lands in
    the middle of a talk; then the comment and what stands behind it.
    """
    first = _from(top, Q(), size)
    if comment.pk in {top.pk, *(reply.pk for reply in first[:size])}:
        return _thread(top, first[:size], has_more=len(first) > size)
    answered = _answered(comment)
    behind = _from(top, Q(path__gte=comment.path), size)
    shown = [*answered, *behind[:size]]
    has_more = len(behind) > size
    is_whole = {reply.pk for reply in first} <= {reply.pk for reply in shown}
    return ThreadView(
        top=top.view,
        replies=tuple(reply.view for reply in shown),
        more_replies=_count_behind(shown[-1]) if has_more else 0,
        more_cursor=str(Cursor(0, 0, shown[-1].view.public_id)) if has_more else "",
        has_earlier=not is_whole or len(answered) < comment.depth - 1,
    )


def replies_after(top: PlacedComment, after: str, size: int) -> ThreadView:
    """The thread's replies behind the place that the cursor names.

    Raises:
        CursorNotValid: it names no place in this thread.
    """
    cursor = read_cursor(after)
    place = Comment.objects.filter(top=top.pk, public_id=cursor.public_id)
    path = place.values_list("path", flat=True).first()
    if path is None:
        raise CursorNotValid
    behind = _from(top, Q(path__gt=path), size)
    return _thread(
        top, behind[:size], has_more=len(behind) > size, shown=cursor.shown, has_earlier=True
    )


def _thread(
    top: PlacedComment,
    replies: Sequence[PlacedComment],
    *,
    has_more: bool,
    shown: int = 0,
    has_earlier: bool = False,
) -> ThreadView:
    shown += sum(reply.view.is_open for reply in replies)
    return ThreadView(
        top=top.view,
        replies=tuple(reply.view for reply in replies),
        more_replies=max(top.view.reply_count - shown, 1) if has_more else 0,
        more_cursor=str(Cursor(shown, 0, replies[-1].view.public_id)) if has_more else "",
        has_earlier=has_earlier,
    )


def _first_replies(tops: Sequence[PlacedComment]) -> list[PlacedComment]:
    if not tops:
        return []
    values = [value for top in tops for value in (top.pk, top.replies_end or _NO_END)]
    return placed_replies(_first_rows(*values))


@Prepared
def _first_rows(*values: Any) -> Rows:
    """The rows of some threads, each up to its own end: one walk along the index a thread."""
    pairs = zip(values[::2], values[1::2], strict=True)
    parts = [Q(top=top, path__lt=end, is_listed=True) for top, end in pairs]
    return reply_rows().filter(reduce(or_, parts)).order_by("top", "path")


def _from(top: PlacedComment, begin: Q, size: int) -> list[PlacedComment]:
    rows = reply_rows().filter(begin, top=top.pk, is_listed=True).order_by("path")
    return placed_replies(rows[: size + 1])


def _answered(comment: Comment) -> list[PlacedComment]:
    chain = Q(path__in=ancestor_paths(comment.path)) | Q(pk=comment.parent_id, top__isnull=False)
    rows = reply_rows().filter(chain, top=comment.top_id, is_listed=True)
    return placed_replies(rows.order_by("path"))


def _count_behind(last: PlacedComment) -> int:
    rows = Comment.objects.filter(top=last.top_pk, path__gt=last.path, is_listed=True)
    return rows[:COUNTED].count()
