"""From a verdict to what happens with a text: the few lines that all doors share; pure."""

from dataclasses import dataclass

from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.models.story import StoryMode
from folkmoot.moderation.advice import Advice
from folkmoot.moderation.models.case import CaseReason
from folkmoot.standards.verdict import Outcome, Verdict

COMMENT_RATE = "10/30s"
"""How often one account may send a comment, through whichever door."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a member sent: the text, a key that makes a repeated sending one comment, the place.

    `insists` means: I was asked to reword and send it as it is.
    """

    text: str
    key: str
    parent: Comment | None = None
    insists: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of it. After a nudge nothing is stored, so there is no comment."""

    outcome: str
    comment: Comment | None = None
    revision: Revision | None = None
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The outcome of the gate and, when it holds, why a person must look."""

    outcome: Outcome
    reason: str = ""


def settle(verdict: Verdict, *, mode: str, insists: bool, holds_next: bool) -> Passage:
    """What happens with a text that got this verdict.

    A nudge comes before every wait: the author has the second chance wherever the story or
    the account would hold the text anyway. Who insists is read by a person. No fact about
    the author or the story makes an outcome milder than the verdict.
    """
    if verdict.outcome is Outcome.REMOVE:
        return Passage(Outcome.REMOVE)
    if verdict.outcome is Outcome.NUDGE and not insists:
        return Passage(Outcome.NUDGE)
    reason = _why_it_waits(verdict, mode=mode, holds_next=holds_next)
    return Passage(Outcome.HOLD, reason) if reason else Passage(Outcome.PUBLISH)


def _why_it_waits(verdict: Verdict, *, mode: str, holds_next: bool) -> str:
    """The gravest reason for which a person must look, or none."""
    if verdict.outcome is Outcome.HOLD:
        is_found = any(each.action == Outcome.HOLD.value for each in verdict.findings)
        return CaseReason.FOUND if is_found else CaseReason.FAILED
    if verdict.outcome is Outcome.NUDGE:
        return CaseReason.INSISTED
    if holds_next:
        return CaseReason.HOLD_NEXT
    return CaseReason.CHECK_FIRST if mode == StoryMode.CHECK_FIRST else ""
