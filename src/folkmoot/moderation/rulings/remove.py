"""Take the text that the decision is about from view; nothing is deleted."""

from folkmoot.discussion.actions.comments import change_state, set_waiting_revision
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.ruling import Ruling, state_and_texts


def apply(decision: Decision) -> None:
    """Remove the comment; of an edit that waits, refuse the new text alone.

    The reactions, replies and revisions stay as rows, so that the way back restores them.
    """
    comment = decision.comment
    assert comment is not None
    if is_refused_edit(decision):
        set_waiting_revision(comment, None)
    else:
        change_state(comment, CommentState.REMOVED, rule=decision.rules[0])


def undo(decision: Decision, _as: str) -> None:
    """Give back what stood before.

    A refused edit waits again only while the comment stands and it is still the newest
    text: the author may have written another since, and that one counts.
    """
    comment, before = decision.comment, decision.before
    assert comment is not None
    if is_refused_edit(decision):
        newest = comment.revisions.order_by("-number").first()
        is_newest = newest is not None and newest.pk == decision.revision_id
        if is_newest and comment.is_published:
            set_waiting_revision(comment, newest)
    else:
        change_state(comment, before["state"], rule=before["rule"])


def is_refused_edit(decision: Decision) -> bool:
    """True when the decision was about a text that waited behind a shown one."""
    waiting = decision.before.get("waiting")
    return waiting is not None and waiting == decision.revision_id


RULING = Ruling(
    name=RulingName.REMOVE,
    label=RulingName.REMOVE.label,
    is_measure=False,
    is_restriction=True,
    look=state_and_texts,
    apply=apply,
    undo=undo,
)
