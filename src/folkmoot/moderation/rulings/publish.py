"""Show the text that the decision is about: the comment, or an edit that waited."""

from folkmoot.core.after_commit import start
from folkmoot.discussion.actions.comments import (
    change_state,
    set_waiting_revision,
    show_revision,
)
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.ruling import Ruling, state_and_texts


def apply(decision: Decision) -> None:
    """Show the waiting text if it is this one; bring the comment into view.

    What its author has withdrawn meanwhile stays withdrawn: that was not asked.
    """
    comment, revision = decision.comment, decision.revision
    assert comment is not None
    assert revision is not None
    if comment.waiting_revision_id == revision.pk:
        show_revision(comment, revision)
        start("discussion.tell_mentioned", comment.pk)
    if comment.state in {CommentState.HELD, CommentState.REMOVED}:
        change_state(comment, CommentState.PUBLISHED)
        start("discussion.tell_of_comment", comment.pk)


def undo(decision: Decision, _as: str) -> None:
    """Take the text from view again and let it wait, with the former one in its place."""
    comment, revision, before = decision.comment, decision.revision, decision.before
    assert comment is not None
    assert revision is not None
    if comment.shown_revision_id != before["shown"]:
        show_revision(comment, comment.revisions.get(pk=before["shown"]))
        set_waiting_revision(comment, revision)
    if comment.state != before["state"]:
        change_state(comment, before["state"], rule=before["rule"])


RULING = Ruling(
    name=RulingName.PUBLISH,
    label=RulingName.PUBLISH.label,
    is_measure=False,
    is_restriction=False,
    look=state_and_texts,
    apply=apply,
    undo=undo,
    needs_rules=False,
)
