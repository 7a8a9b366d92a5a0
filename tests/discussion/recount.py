"""Counting a discussion anew from its rows, to compare with the counters that are kept."""

from collections import defaultdict

from folkmoot.discussion.models import Comment, Reaction, Story
from folkmoot.discussion.states import CommentState


def counters_of(story: Story) -> dict[str, object]:
    """The counters as they are stored."""
    row = Story.objects.get(pk=story.pk)
    found: dict[str, object] = {"comments": row.comment_count, "threads": row.thread_count}
    for comment in Comment.objects.filter(story=story):
        found[comment.public_id] = (
            comment.is_listed,
            comment.listed_replies,
            comment.reply_count,
            comment.reaction_count,
        )
    return found


def recounted(story: Story) -> dict[str, object]:
    """What the counters must be."""
    comments = list(Comment.objects.filter(story=story).order_by("-pk"))
    listed_replies: dict[int | None, int] = defaultdict(int)
    published_below: dict[int | None, int] = defaultdict(int)
    is_listed: dict[int, bool] = {}
    for comment in comments:  # children come before their parents
        published = comment.state == CommentState.PUBLISHED
        is_listed[comment.pk] = published or listed_replies[comment.pk] > 0
        listed_replies[comment.parent_id] += is_listed[comment.pk]
        published_below[comment.top_id] += published
    found: dict[str, object] = {
        "comments": sum(comment.state == CommentState.PUBLISHED for comment in comments),
        "threads": sum(is_listed[comment.pk] for comment in comments if comment.top_id is None),
    }
    for comment in comments:
        found[comment.public_id] = (
            is_listed[comment.pk],
            listed_replies[comment.pk],
            published_below[comment.pk] if comment.top_id is None else 0,
            Reaction.objects.filter(comment=comment).count(),
        )
    return found
