"""The discussion as anyone may see it."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from ninja import Schema

from folkmoot.api.schemas.strict import Out
from folkmoot.discussion.queries.comment_view import CommentView
from folkmoot.discussion.queries.orders import first_order
from folkmoot.discussion.queries.replies import ThreadView
from folkmoot.discussion.queries.threads import ThreadPage, Wish

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story


class WishIn(Schema):
    """Which page of a discussion, and how.

    `order` is newest, oldest, replies, recommended, featured, and where readers ask questions
    answered or unanswered; without one the story begins as the publication has it. `view` is
    open, folded (top comments alone) or flat (comment after comment by time). `after` is the
    `next` of the page before; `comment` asks for the page that holds this comment, with what it
    answers.
    """

    order: str = ""
    view: str = "open"
    after: str = ""
    comment: str = ""

    def on(self, story: "Story") -> Wish:
        """The wish for a page of this story."""
        order = self.order or first_order(story)
        return Wish(order=order, view=self.view, after=self.after, focus=self.comment)


class CommentOut(Out):
    """One comment. A tombstone has neither `html` nor `author_name`.

    `author_field` is what an expert is an expert in. `is_answer` marks a guest's reply where
    readers ask questions, and `is_answered` the question.
    """

    id: str
    parent: str | None
    state: Literal["published", "removed", "withdrawn", "waiting", "closed-account", "erased"]
    rule: str
    author_name: str
    author_badge: Literal["", "staff", "author", "expert"]
    author_field: str
    is_answer: bool
    is_answered: bool
    written_at: datetime
    edited_at: datetime | None
    is_edited_by_staff: bool
    html: str
    depth: int
    reply_to_name: str
    reply_count: int
    reaction_count: int
    revision: int
    is_featured: bool
    featured_reason: str


class ThreadOut(Out):
    """A top comment and a part of what is below it, in the order of reading."""

    top: CommentOut
    replies: list[CommentOut]
    more_replies: int
    more_cursor: str | None
    has_earlier: bool


class ThreadPageOut(Out):
    """Some threads of a story. `next` continues, `left` is the number of threads behind."""

    story: str
    title: str
    order: str
    view: str
    threads: list[ThreadOut]
    next: str | None
    left: int
    total: int
    is_from_start: bool


def page_out(page: ThreadPage) -> dict[str, Any]:
    """The page as plain data."""
    return {
        "story": page.story_id,
        "title": page.title,
        "order": page.order,
        "view": page.view,
        "threads": [_thread_out(thread) for thread in page.threads],
        "next": page.next_cursor,
        "left": page.left,
        "total": page.total,
        "is_from_start": page.is_from_start,
    }


def _thread_out(thread: ThreadView) -> dict[str, Any]:
    return {
        "top": _comment_out(thread.top),
        "replies": [_comment_out(reply) for reply in thread.replies],
        "more_replies": thread.more_replies,
        "more_cursor": thread.more_cursor or None,
        "has_earlier": thread.has_earlier,
    }


def _comment_out(view: CommentView) -> dict[str, Any]:
    return {
        "id": view.public_id,
        "parent": view.parent_id or None,
        "state": view.state_word,
        "rule": view.removed_rule,
        "author_name": view.author_name,
        "author_badge": view.author_badge,
        "author_field": view.author_field,
        "is_answer": view.is_answer,
        "is_answered": view.is_answered,
        "written_at": view.written_at.isoformat(),
        "edited_at": view.edited_at and view.edited_at.isoformat(),
        "is_edited_by_staff": view.is_edited_by_staff,
        "html": view.html,
        "depth": view.depth,
        "reply_to_name": view.reply_to_name,
        "reply_count": view.reply_count,
        "reaction_count": view.reaction_count,
        "revision": view.revision,
        "is_featured": view.is_featured,
        "featured_reason": view.featured_reason,
    }
