"""Appeals: whether a decision can be appealed, and where an appeal stands."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.mailed_links import find_link
from folkmoot.core.clock import now
from folkmoot.core.errors import FolkmootError
from folkmoot.core.ids import checked_id
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    AppealTooLate,
    BlockIsFinal,
    DecisionUnknown,
    NothingToAppeal,
)
from folkmoot.moderation.models.appeal import Appeal, AppealState
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionKind
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.places import publication_of


@dataclass(frozen=True, slots=True)
class AppealView:
    """An appeal as its author and the desk see it; `public_id` is its number."""

    public_id: str
    subject: str
    explanation: str
    channel: str
    filed_at: datetime
    due_at: datetime
    state: str
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterPlace:
    """What the form behind a mailed link shows: what it is about, and nothing of the account."""

    decision: str
    title: str
    story: str


def check_may_appeal(decision: Decision) -> None:
    """Pass when the decision can be appealed now.

    Raises:
        NothingToAppeal: it restricts nothing, or was taken back.
        BlockIsFinal: it is a confirmed second block, outside the legal mode (A10).
        AlreadyAppealed: there is an appeal against it, or one waits on the same block.
        AppealTooLate: the time has passed.
    """
    statement = Statement.objects.filter(decision=decision).first()
    block = decision.given_with if decision.ruling == "confirm-final" else decision
    if statement is None or block is None or _is_taken_back(block):
        raise NothingToAppeal
    if _is_final(block) and not publication_of(decision).is_online_platform:
        raise BlockIsFinal
    _check_first(decision, block)
    until = statement.appeal_until
    if until is None or now() > until:
        raise AppealTooLate(until=until.isoformat() if until else None)


def may_appeal(decision: Decision) -> bool:
    """True when `check_may_appeal` passes."""
    try:
        check_may_appeal(decision)
    except FolkmootError:
        return False
    return True


def appeal_of(account: Account, decision_id: str) -> AppealView | None:
    """The account's appeal against a decision, if there is one.

    Raises:
        DecisionUnknown: there is no such decision, or it is about another: the same answer.
    """
    decision = Decision.objects.filter(public_id=checked_id(decision_id), account=account).first()
    if decision is None:
        raise DecisionUnknown
    appeal = Appeal.objects.filter(decision=decision).first()
    return appeal_view(appeal) if appeal else None


def place_of_letter(secret: str) -> LetterPlace | None:
    """What a mailed link is about, without using it; none if it can no longer be used."""
    link = find_link(secret, purpose=LinkPurpose.APPEAL)
    if link is None:
        return None
    decision = Decision.objects.filter(public_id=link.subject, account=link.account).first()
    if decision is None or decision.comment is None:
        return None
    return LetterPlace(decision.public_id, decision.ruling, decision.comment.story.title)


def appeal_view(appeal: Appeal) -> AppealView:
    """The appeal without names of those who answer."""
    return AppealView(
        public_id=appeal.public_id,
        subject=appeal.subject,
        explanation=appeal.explanation,
        channel=str(appeal.get_channel_display()),
        filed_at=appeal.filed_at,
        due_at=appeal.due_at,
        state=appeal.state,
        answer=appeal.answer,
        answered_at=appeal.answered_at,
    )


def _is_taken_back(decision: Decision) -> bool:
    return Decision.objects.filter(reverses=decision).exists()


def _is_final(block: Decision) -> bool:
    rows = Sanction.objects.filter(decision=block, kind=SanctionKind.BLOCK)
    return rows.filter(finality=Finality.FINAL).exists()


def _check_first(decision: Decision, block: Decision) -> None:
    own = Appeal.objects.filter(decision=decision).first()
    waiting = Appeal.objects.filter(state=AppealState.WAITING).filter(
        decision__in=Decision.objects.filter(given_with=block, ruling="confirm-final")
    ) | Appeal.objects.filter(state=AppealState.WAITING, decision=block)
    found = own or waiting.first()
    if found is not None:
        raise AlreadyAppealed(appeal=found.public_id, state=found.state)
