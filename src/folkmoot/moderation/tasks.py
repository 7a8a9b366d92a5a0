"""Background work of moderation."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.moderation.actions import sanctions, suggestions
from folkmoot.moderation.actions.replies import tell_parent_of


@background()
def after_submission(comment_id: int) -> None:
    """What follows a comment that came into view: the one who was answered is told."""
    tell_parent_of(comment_id)


@background(every=timedelta(minutes=5))
def end_due_sanctions() -> None:
    """Note the end of pauses and holds whose time is over."""
    sanctions.end_due_sanctions()


@background(every=timedelta(days=1))
def end_old_suggestions() -> None:
    """Delete the labels of other systems whose time is over."""
    suggestions.end_old_suggestions()
