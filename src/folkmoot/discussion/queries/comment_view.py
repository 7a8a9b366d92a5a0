"""One comment as the public may see it: the only place where a row becomes that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeAlias

from django.db.models import OuterRef, QuerySet, Subquery

from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.badges import BADGE_COLUMNS, NONE, badge_of, with_badges
from folkmoot.discussion.states import CommentState


@dataclass(frozen=True)
class CommentView:
    """What anyone may see of a comment.

    `state_word` is 'published', 'removed' (a tombstone, with `removed_rule`), 'withdrawn' (by its
    author), 'waiting' (it was shown, and is taken back to be looked at again), 'closed-account'
    (the text stands, its writer's name is gone) or 'erased' (it went with its writer's account).
    Tombstones have neither text nor name. `author_name` is empty whenever no name may be shown;
    `author_avatar` is the key of the author's picture, empty with the name or without a picture;
    `author_badge` is '', 'staff', 'author' (of the story) or 'expert', then with `author_field`.
    `is_answer` marks an expert's reply where readers ask, `is_answered` a question that has one.
    `depth` is the real one, 0 for a top comment. `reply_count`
    is all that is published below a top comment, and the direct replies of any other.
    `featured_reason` is what the newsroom says of its pick.
    """

    public_id: str
    parent_id: str
    author_name: str
    author_badge: str
    written_at: datetime
    edited_at: datetime | None
    is_edited_by_staff: bool
    html: str
    depth: int
    reply_to_name: str
    reply_count: int
    reaction_count: int
    state_word: str
    removed_rule: str
    revision: int
    is_featured: bool = False
    featured_reason: str = ""
    author_avatar: str = ""
    author_field: str = ""
    is_answer: bool = False
    is_answered: bool = False

    @property
    def is_top(self) -> bool:
        """True for the comment that a thread begins with."""
        return self.depth == 0

    @property
    def is_open(self) -> bool:
        """True when it can be answered."""
        return self.state_word in {"published", "closed-account"}


@dataclass(frozen=True)
class PlacedComment:
    """A view with what the queries need to place it; the row number stays inside.

    `replies_end` is known of top comments only: the path before which its first replies stand,
    or none when the thread has no more than those.
    """

    pk: int
    top_pk: int | None
    path: str
    view: CommentView
    replies_end: str | None = None


_OWN_COLUMNS = (
    "pk",
    "top_id",
    "path",
    "public_id",
    "written_at",
    "edited_at",
    "is_edited_by_staff",
    "depth",
    "state",
    "removed_rule",
    "reply_count",
    "listed_replies",
    "reaction_count",
    "featured_at",
    "featured_reason",
    "is_answered",
    "author__display_name",
    "author__avatar",
    "author__closing_since",
    "author__is_active",
    "shown_revision__html",
    "shown_revision__number",
    *BADGE_COLUMNS,
)
_PARENT_COLUMNS = (
    "parent__public_id",
    "parent__state",
    "parent__author__display_name",
    "parent__author__closing_since",
    "parent__author__is_active",
)
Rows: TypeAlias = "QuerySet[Comment, tuple[Any, ...]]"
_STATE_WORDS = {
    CommentState.HELD: "waiting",
    CommentState.REMOVED: "removed",
    CommentState.WITHDRAWN: "withdrawn",
}


@cache
def reply_rows() -> Rows:
    """All replies, to be narrowed down; only the columns that a view needs are read.

    Built once a process: naming two dozen columns anew costs more than reading twenty rows.
    """
    return with_badges(Comment.objects.all()).values_list(*_OWN_COLUMNS, *_PARENT_COLUMNS)


@cache
def top_rows(replies: int) -> Rows:
    """All top comments, to be narrowed down, and where the first so many replies of each end."""
    thread = Comment.objects.filter(top=OuterRef("pk"), is_listed=True).order_by("path")
    end = Subquery(thread.values("path")[replies : replies + 1])
    rows = with_badges(Comment.objects.filter(top=None)).annotate(replies_end=end)
    return rows.values_list(*_OWN_COLUMNS, "replies_end")


def placed_replies(rows: Iterable[tuple[Any, ...]]) -> list[PlacedComment]:
    """The rows of `reply_rows`, narrowed down, as views."""
    columns = (*_OWN_COLUMNS, *_PARENT_COLUMNS)
    return [_placed(dict(zip(columns, row, strict=True))) for row in rows]


def placed_tops(rows: Iterable[tuple[Any, ...]]) -> list[PlacedComment]:
    """The rows of `top_rows`, narrowed down, as views."""
    columns = (*_OWN_COLUMNS, "replies_end")
    return [_placed(dict(zip(columns, row, strict=True))) for row in rows]


def _placed(value: dict[str, Any]) -> PlacedComment:
    view = _view(value)
    end = value.get("replies_end")
    return PlacedComment(value["pk"], value["top_id"], value["path"], view, end)


def _view(value: dict[str, Any]) -> CommentView:
    is_shown = value["state"] == CommentState.PUBLISHED
    has_name = _is_named(value, "author__")
    badge = badge_of(value) if is_shown and has_name else NONE
    return CommentView(
        public_id=value["public_id"],
        parent_id=value.get("parent__public_id") or "",
        author_name=value["author__display_name"] if is_shown and has_name else "",
        author_avatar=value["author__avatar"] if is_shown and has_name else "",
        author_badge=badge.kind,
        written_at=value["written_at"],
        edited_at=value["edited_at"] if is_shown else None,
        is_edited_by_staff=is_shown and value["is_edited_by_staff"],
        html=value["shown_revision__html"] if is_shown else "",
        depth=value["depth"],
        reply_to_name=_parent_name(value),
        reply_count=value["listed_replies"] if value["depth"] else value["reply_count"],
        reaction_count=value["reaction_count"] if is_shown else 0,
        state_word=_state_word(value, has_name=has_name),
        removed_rule=value["removed_rule"],
        revision=value["shown_revision__number"] if is_shown else 0,
        is_featured=is_shown and value["featured_at"] is not None,
        featured_reason=value["featured_reason"] if is_shown else "",
        author_field=badge.field,
        is_answer=badge.is_answer,
        is_answered=is_shown and value["is_answered"] and value["story__is_for_questions"],
    )


def _state_word(value: dict[str, Any], *, has_name: bool) -> str:
    if value["state"] == CommentState.PUBLISHED:
        return "published" if has_name else "closed-account"
    if value["state"] == CommentState.REMOVED and not value["author__is_active"]:
        return "removed" if value["removed_rule"] else "erased"
    return _STATE_WORDS[CommentState(value["state"])]


def _is_named(value: dict[str, Any], whose: str) -> bool:
    """True while the account's name may be shown: it is not closing and not erased."""
    return value[f"{whose}closing_since"] is None and bool(value[f"{whose}is_active"])


def _parent_name(value: dict[str, Any]) -> str:
    if value.get("parent__state") != CommentState.PUBLISHED:
        return ""
    if not _is_named(value, "parent__author__"):
        return ""
    return str(value["parent__author__display_name"])
