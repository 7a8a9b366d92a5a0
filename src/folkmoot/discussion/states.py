"""The states of a comment and the changes between them that are allowed; pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.discussion.errors import ChangeNotAllowed


class CommentState(models.TextChoices):
    """Where a comment stands.

    A removed one was taken from view by the newsroom, a withdrawn one by its author; both are
    hidden, and nothing is deleted by it.
    """

    PUBLISHED = "published", _("Published")
    HELD = "held", _("Waiting")
    REMOVED = "removed", _("Removed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ALLOWED: frozenset[tuple[str, str]] = frozenset(
    {
        (CommentState.HELD, CommentState.PUBLISHED),
        (CommentState.HELD, CommentState.REMOVED),
        (CommentState.PUBLISHED, CommentState.REMOVED),
        (CommentState.PUBLISHED, CommentState.HELD),
        (CommentState.REMOVED, CommentState.PUBLISHED),
        (CommentState.REMOVED, CommentState.HELD),
        (CommentState.PUBLISHED, CommentState.WITHDRAWN),
        (CommentState.HELD, CommentState.WITHDRAWN),
        (CommentState.WITHDRAWN, CommentState.PUBLISHED),
        (CommentState.WITHDRAWN, CommentState.HELD),
        (CommentState.WITHDRAWN, CommentState.REMOVED),
        (CommentState.REMOVED, CommentState.WITHDRAWN),
    }
)


def check_change(before: str, after: str) -> None:
    """Pass when a comment may go from one state to the other.

    Raises:
        ChangeNotAllowed: the pair is not in the table.
    """
    if (before, after) not in ALLOWED:
        raise ChangeNotAllowed(before=before, after=after)
