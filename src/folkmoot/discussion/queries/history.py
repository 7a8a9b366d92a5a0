"""The revisions of a comment, for its author and for those who may edit it."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.discussion.access import Anyone, may_see_history
from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.models import Comment


@dataclass(frozen=True)
class RevisionView:
    """One text of a comment. `is_by_staff`: it was not the author who wrote it."""

    number: int
    source: str
    html: str
    written_at: datetime
    is_by_staff: bool
    is_shown: bool
    is_waiting: bool


def revisions_for(account: Anyone, comment: Comment) -> tuple[RevisionView, ...]:
    """All texts of the comment, first to last.

    Raises:
        CommentUnknown: neither author nor one who may edit: the answer for a missing comment.
    """
    if not may_see_history(account, comment):
        raise CommentUnknown
    return tuple(
        RevisionView(
            number=revision.number,
            source=revision.source,
            html=revision.html,
            written_at=revision.written_at,
            is_by_staff=revision.written_by_id != comment.author_id,
            is_shown=revision.pk == comment.shown_revision_id,
            is_waiting=revision.pk == comment.waiting_revision_id,
        )
        for revision in comment.revisions.order_by("number")
    )
