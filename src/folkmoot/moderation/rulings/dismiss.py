"""Nothing was broken: the text stands, and whoever reported it is told so."""

from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.ruling import Ruling, state_and_texts


def apply(decision: Decision) -> None:
    """Nothing changes; what waited because of the reports alone comes back into view."""
    comment = decision.comment
    assert comment is not None
    if comment.state == CommentState.HELD:
        change_state(comment, CommentState.PUBLISHED)


def undo(decision: Decision, _as: str) -> None:
    """Let it wait again if it did."""
    comment, before = decision.comment, decision.before
    assert comment is not None
    if comment.state != before["state"]:
        change_state(comment, before["state"], rule=before["rule"])


RULING = Ruling(
    name=RulingName.DISMISS,
    label=RulingName.DISMISS.label,
    is_measure=False,
    is_restriction=False,
    look=state_and_texts,
    apply=apply,
    undo=undo,
    needs_rules=False,
)
