"""Keeping the numbers of a discussion equal to a recount.

Whoever moves a counter of the tree holds the lock on the thread's top comment (`lock_thread`),
so that all that is read here is true until the transaction ends. Locks are always taken in
this order: top comment, other comments of its thread, story. The story is updated last, by one
statement, since every thread of a story waits for it.
"""

from typing import Any

from django.db.models import F, QuerySet

from folkmoot.core.prepared import PreparedUpdate
from folkmoot.discussion.errors import StoryClosed
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.models.story import StoryMode


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
    if published or threads:
        _count_on_story(comment, published, threads, must_be_open=must_be_open)


def count_reaction(comment: Comment, by: int) -> None:
    """Count one reaction more or less on a comment."""
    Comment.objects.filter(pk=comment.pk).update(reaction_count=F("reaction_count") + by)


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
    count = _count_if_open if must_be_open else _count
    if not count(comment.story_id, published, threads):
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
    story: int, published: int, threads: int
) -> tuple[QuerySet[Story], dict[str, Any]]:
    open_stories = Story.objects.exclude(mode=StoryMode.CLOSED)
    return open_stories.filter(pk=story), _counts(published, threads)


@PreparedUpdate
def _count_replies(top: int, published: int) -> tuple[QuerySet[Comment], dict[str, Any]]:
    return Comment.objects.filter(pk=top), {"reply_count": F("reply_count") + published}
