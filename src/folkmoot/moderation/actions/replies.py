"""Telling somebody of an answer."""

from folkmoot.discussion.models.comment import Comment
from folkmoot.moderation.actions.telling import tell_of_reply


def tell_parent_of(comment_id: int) -> None:
    """Tell the author of the comment that was answered, if both can still be seen.

    Asked when the work is done and not when it was queued: what was removed meanwhile is
    not announced. Nobody is told of an answer to himself.
    """
    comment = (
        Comment.objects.select_related("parent__author", "author", "story")
        .filter(pk=comment_id)
        .first()
    )
    if comment is None or comment.parent is None or not comment.is_published:
        return
    parent = comment.parent
    if not parent.is_published or parent.author_id == comment.author_id:
        return
    tell_of_reply(
        parent.author,
        name=comment.author.display_name,
        comment=comment.public_id,
        story=comment.story.title,
    )
