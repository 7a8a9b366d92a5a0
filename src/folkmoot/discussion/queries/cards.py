"""One comment alone, as everybody sees it: for showing it on other pages."""

from dataclasses import dataclass

from folkmoot.core.ids import is_id
from folkmoot.discussion.access import visible_to
from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.comment_view import CommentView, placed_replies, reply_rows


@dataclass(frozen=True)
class Card:
    """The comment, its story, and its words without markup."""

    view: CommentView
    story: Story
    plain: str


def card_of(public_id: str) -> Card:
    """The comment, if it is in view.

    Raises:
        CommentUnknown: it is not, or there is none: the same answer.
    """
    rows = Comment.objects.filter(visible_to(None), public_id=public_id if is_id(public_id) else "")
    comment = rows.select_related("story__edition", "story__publication", "shown_revision").first()
    if comment is None:
        raise CommentUnknown
    (placed,) = placed_replies(reply_rows().filter(pk=comment.pk))
    shown = comment.shown_revision
    return Card(placed.view, comment.story, shown.plain if shown else "")
