"""Keeping the numbers of a discussion equal to a recount.

Whoever moves a counter of the tree holds the lock on the thread's top comment (`lock_thread`),
so that all that is read here is true until the transaction ends. Locks are always taken in
this order: top comment, other comments of its thread, story. The story is updated last, by one
statement, since every thread of a story waits for it.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared, PreparedUpdate
from folkmoot.discussion.access import not_closed
from folkmoot.discussion.errors import StoryClosed
from folkmoot.discussion.models import Comment, Guest, Story
from folkmoot.discussion.states import CommentState


def lock_thread(comment: Comment) -> Comment:
    """The fresh row of the thread's top comment, locked until the transaction ends."""
    rows = Comment.objects.select_for_update(no_key=True)
    return rows.get(pk=comment.top_id_or_own)


def count_change(
    comment: Comment, *, published: int, listed: int, must_be_open: bool = False
) -> None:
    """Carry a comment's own change, which is saved already, to its parents and its story.

    `published` and `listed` are +1, 0 or -1: what the comment has become or ceased to be.

    Raises:
        StoryClosed: `must_be_open` was asked, and the story has been closed meanwhile.
    """
    threads = _list_parents(comment, listed)
    if comment.top_id is not None and published:
        _count_replies(comment.top_id, published)
        if _guest(comment.story_id, comment.author_id):
            count_answers(Comment.objects.filter(pk=comment.top_id))
    if published or threads:
        _count_on_story(comment, published, threads, must_be_open=must_be_open)


def count_reaction(comment: Comment, by: int) -> None:
    """Count one reaction more or less on a comment."""
    Comment.objects.filter(pk=comment.pk).update(reaction_count=F("reaction_count") + by)


def count_answers(tops: QuerySet[Comment]) -> None:
    """Find anew which of these top comments a guest of their story has answered in view."""
    guests = Guest.objects.filter(story=OuterRef("story"), account=OuterRef("author"))
    below = Comment.objects.filter(top=OuterRef("pk"), state=CommentState.PUBLISHED)
    tops.filter(top=None).update(is_answered=Exists(below.filter(Exists(guests))))


def _list_parents(comment: Comment, change: int) -> int:
    """Count a place won or lost on the parents; what is left of it is the change in threads.

    A parent's own place is touched only when its last listed reply goes or its first comes, so
    that a reply to a published comment costs one row, however deep it stands.
    """
    parent_id = comment.parent_id
    while change and parent_id is not None:
        parent = Comment.objects.only("state", "parent", "is_listed", "listed_replies").get(
            pk=parent_id
        )
        parent.listed_replies += change
        change = int(parent.has_place) - int(parent.is_listed)
        Comment.objects.filter(pk=parent_id).update(
            is_listed=parent.has_place, listed_replies=parent.listed_replies
        )
        parent_id = parent.parent_id
    return change


def _count_on_story(comment: Comment, published: int, threads: int, *, must_be_open: bool) -> None:
    if not must_be_open:
        _count(comment.story_id, published, threads)
    elif not _count_if_open(comment.story_id, published, threads, now()):
        raise StoryClosed


def _counts(published: int, threads: int) -> dict[str, Any]:
    return {
        "comment_count": F("comment_count") + published,
        "thread_count": F("thread_count") + threads,
    }


@PreparedUpdate
def _count(story: int, published: int, threads: int) -> tuple[QuerySet[Story], dict[str, Any]]:
    return Story.objects.filter(pk=story), _counts(published, threads)


@PreparedUpdate
def _count_if_open(
    story: int, published: int, threads: int, moment: datetime
) -> tuple[QuerySet[Story], dict[str, Any]]:
    return Story.objects.filter(not_closed(moment), pk=story), _counts(published, threads)


@Prepared
def _guest(story: int, account: int) -> QuerySet[Guest, tuple[int]]:
    return Guest.objects.filter(story=story, account=account).values_list("pk")


@PreparedUpdate
def _count_replies(top: int, published: int) -> tuple[QuerySet[Comment], dict[str, Any]]:
    return Comment.objects.filter(pk=top), {"reply_count": F("reply_count") + published}
