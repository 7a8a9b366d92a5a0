"""Taking a decision back: by a moderator's undo, or because an appeal was won."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from folkmoot.accounts.access import outranks
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.errors import NotAllowed
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.actions.cases import reopen_case
from folkmoot.moderation.actions.final_blocks import drop_proposal
from folkmoot.moderation.actions.report_answers import overturn_reports, reopen_reports
from folkmoot.moderation.actions.strikes import take_back_strike
from folkmoot.moderation.actions.telling import tell
from folkmoot.moderation.errors import (
    AlreadyReversed,
    DecisionUnknown,
    RulingUnknown,
    UndoTooLate,
)
from folkmoot.moderation.models.appeal import Appeal
from folkmoot.moderation.models.case import Case
from folkmoot.moderation.models.decision import UNDOABLE, Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd
from folkmoot.moderation.registry import RULINGS
from folkmoot.moderation.rulings import publish, remove

STATE_RULINGS = {
    CommentState.PUBLISHED: "publish",
    CommentState.HELD: "hold",
    CommentState.REMOVED: "remove",
    CommentState.WITHDRAWN: "lift",
}
"""How a decision is called that left a comment in a state."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """By whom a decision is taken back, with which word, and in answer to which case."""

    by: Account
    as_: str
    words: str = ""
    case: Case | None = None


@transaction.atomic
def undo(moderator: Account, decision_id: str) -> Decision:
    """Take back a decision of one's own, or of somebody lower, with all that came with it.

    What readers saw, counters, strikes and sanctions are as before, the case is open again,
    and the author is told. A removal by the engine alone can be taken back by any moderator
    at any time.

    Raises:
        DecisionUnknown: there is no such decision.
        NotAllowed, OwnComment, HigherRank: it is not this moderator's to take back.
        AlreadyReversed: it was taken back before.
        UndoTooLate: the time is over, or a later decision or an appeal stands on it.
        RulingUnknown: it is nothing that can be undone.
    """
    act = _act_of(decision_id)
    first = act[0]
    check_may_judge(moderator, first.account, Permission.DECIDE)
    _check_undo(moderator, act)
    case = Case.objects.select_for_update().filter(decisions=first).first()
    reversal = Reversal(by=moderator, as_=SanctionEnd.UNDONE)
    for decision in reversed(act):
        reversing = reverse(decision, reversal)
    reopen_reports(act, case)
    if case is not None:
        reopen_case(case, moderator)
    return reversing


def reverse(decision: Decision, reversal: Reversal) -> Decision:
    """Give back what stood before a decision, by a new decision that says so.

    Whoever calls has locked the decision or its case and seen that it stands; the unique
    column `reverses` keeps the rest.
    """
    was = _seen(decision.comment)
    RULINGS[decision.ruling].undo(decision, reversal.as_)
    if reversal.as_ == SanctionEnd.OVERTURNED and decision.ruling == "remove":
        _publish_after_all(decision)
    take_back_strike(decision)
    for sanction in Sanction.objects.filter(decision=decision):
        drop_proposal(sanction)
    reversing = _write_reversal(decision, reversal)
    if reversal.as_ == SanctionEnd.OVERTURNED:
        overturn_reports(decision, reversing)
    if reversal.as_ == SanctionEnd.UNDONE:
        _tell_of_undo(decision, reversing, was)
    return reversing


def _publish_after_all(decision: Decision) -> None:
    """A text that was wrongly refused is shown, and does not go back to waiting."""
    comment = decision.comment
    assert comment is not None
    is_gone = comment.state == CommentState.WITHDRAWN
    if not is_gone and (not remove.is_refused_edit(decision) or comment.is_published):
        publish.apply(decision)


def _act_of(decision_id: str) -> list[Decision]:
    """All decisions of one click, the first one first, locked."""
    decision = Decision.objects.filter(public_id=checked_id(decision_id)).first()
    if decision is None:
        raise DecisionUnknown
    rows = Decision.objects.select_for_update().filter(act=decision.act)
    return list(rows.order_by("pk"))


def _check_undo(moderator: Account, act: list[Decision]) -> None:
    first, last = act[0], act[-1]
    is_answer = first.ruling not in UNDOABLE or first.reverses_id is not None
    if is_answer or (first.is_automated and first.ruling != "remove"):
        raise RulingUnknown(ruling=first.ruling)
    if Decision.objects.filter(reverses__in=act).exists():
        raise AlreadyReversed
    _check_whose(moderator, first)
    if _has_something_later(act, last) or _is_over(first) or _was_withdrawn_since(first):
        raise UndoTooLate


def _check_whose(moderator: Account, decision: Decision) -> None:
    decider = decision.decided_by
    if decider is None or decider.pk == moderator.pk:
        return
    if not outranks(moderator, decider):
        raise NotAllowed


def _is_over(decision: Decision) -> bool:
    window = timedelta(hours=conf.undo_hours)
    return not decision.is_automated and now() > decision.decided_at + window


def _was_withdrawn_since(decision: Decision) -> bool:
    """The author took the comment back after the decision: that stands, whatever was decided."""
    comment = decision.comment
    is_gone = comment is not None and comment.state == CommentState.WITHDRAWN
    return is_gone and decision.before.get("state") != CommentState.WITHDRAWN


def _has_something_later(act: list[Decision], last: Decision) -> bool:
    """A later decision on the comment, an appeal, or a limit that went on to something else."""
    later = Decision.objects.filter(comment=last.comment_id, pk__gt=last.pk)
    appealed = Appeal.objects.filter(decision__in=act)
    limits = Sanction.objects.filter(decision__in=act)
    went_on = limits.exclude(ended_at=None) | limits.filter(finality=Finality.FINAL)
    return later.exists() or appealed.exists() or went_on.exists()


def _write_reversal(decision: Decision, reversal: Reversal) -> Decision:
    is_about_text = not RULINGS[decision.ruling].is_measure
    comment = decision.comment
    ruling = STATE_RULINGS[CommentState(comment.state)] if is_about_text and comment else "lift"
    return Decision.objects.create(
        ruling=ruling,
        decided_by=reversal.by,
        case=reversal.case,
        account=decision.account,
        comment=comment,
        revision=decision.revision,
        exhibit=decision.exhibit,
        rules=decision.rules,
        words=reversal.words,
        standards=decision.standards,
        reverses=decision,
        reversal=reversal.as_,
    )


def _seen(comment: Comment | None) -> tuple[str, int | None]:
    return (comment.state, comment.shown_revision_id) if comment else ("", None)


def _tell_of_undo(decision: Decision, reversing: Decision, was: tuple[str, int | None]) -> None:
    """What changed for the author, in the words that fit; never is a text hidden in silence."""
    comment = decision.comment
    if decision.ruling in {"hold-next", "pause", "block"}:
        tell(reversing, "unblocked")
    elif decision.ruling == "close-account":
        tell(reversing, "account-reopened")
    elif decision.ruling == "warn":
        tell(reversing, "withdrawn", what="warn")
    elif comment is not None and was[0] == CommentState.REMOVED:
        kind = "comment-restored" if comment.is_published else "comment-held"
        tell(reversing, kind)
    elif decision.ruling == "remove":
        tell(reversing, "withdrawn", what="remove")
    elif _seen(comment) != was:
        tell(reversing, "comment-held")
