"""The second look: an author appeals, another person answers."""

from datetime import timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare

from folkmoot.accounts.actions.mailed_links import find_link, redeem_link
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.moderation import sanctioning
from folkmoot.moderation.actions.cases import close_case, demand_case
from folkmoot.moderation.actions.final_blocks import drop_proposal
from folkmoot.moderation.actions.reversals import Reversal, reverse
from folkmoot.moderation.actions.telling import tell
from folkmoot.moderation.answer import check_words
from folkmoot.moderation.errors import (
    DecisionUnknown,
    LetterNotAccepted,
    RulingUnknown,
)
from folkmoot.moderation.letters import Letter, check_letter
from folkmoot.moderation.models.appeal import Appeal, AppealChannel, AppealState
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd, SanctionKind
from folkmoot.moderation.places import publication_of
from folkmoot.moderation.priority import APPEAL
from folkmoot.moderation.queries.appeals import check_may_appeal


@transaction.atomic
def file_appeal(
    account: Account,
    decision_id: str,
    *,
    letter: Letter,
    channel: str = AppealChannel.PAGE,
) -> Appeal:
    """Ask for a second look at a decision about oneself. A block does not stand in the way.

    The decision's row is locked, so that of two letters at once, or a letter and an undo,
    one comes first and the other is told; not its key, since who lifts the limit meanwhile
    holds the account's row and only refers to the decision.

    Raises:
        DecisionUnknown: there is none, or it is about another: the same answer.
        LetterIncomplete: subject or explanation is missing or too long.
        AlreadyAppealed, AppealTooLate, NothingToAppeal, BlockIsFinal: it cannot be appealed.
    """
    decision = (
        Decision.objects.select_for_update(no_key=True)
        .filter(public_id=checked_id(decision_id), account=account)
        .first()
    )
    if decision is None:
        raise DecisionUnknown
    sanctioning.lock_account(account.pk)
    check_may_appeal(decision)
    letter = check_letter(letter)
    appeal = _write(decision, letter, channel)
    _open_case(appeal, decision)
    hours = publication_of(decision).appeal_hours
    tell(
        decision,
        "appeal-received",
        words="",
        appeal=appeal.public_id,
        subject=appeal.subject,
        hours=hours,
        statement=decision.statement.public_id,
    )
    return appeal


@transaction.atomic
def file_appeal_by_link(
    secret: str, *, letter: Letter, user_id: str, channel: str = AppealChannel.LINK
) -> Appeal:
    """The same without signing in: the link from the mail says who asks and about what.

    The user ID is asked for as A9 wishes, but it identifies nobody: one that is unknown,
    another's or misspelt gets one answer. A letter that is refused does not use up the link.

    Raises:
        LinkNotValid: the link is used, too old, or was made for something else.
        LetterNotAccepted: link and user ID do not belong together.
        LetterIncomplete, AlreadyAppealed, AppealTooLate, NothingToAppeal, BlockIsFinal:
            see `file_appeal`.
    """
    link = find_link(secret, purpose=LinkPurpose.APPEAL)
    if link is None:
        raise LinkNotValid
    written = user_id.strip().lower().encode()
    if not constant_time_compare(written, link.account.public_id.encode()):
        raise LetterNotAccepted
    redeem_link(secret, purpose=LinkPurpose.APPEAL)
    return file_appeal(link.account, link.subject, letter=letter, channel=channel)


@transaction.atomic
def answer_appeal(
    moderator: Account, case_id: str, *, outcome: str, words: str, change: int
) -> Decision:
    """The answer of another person, with reasons whatever it is.

    Won: the decision was wrong. Comment, revision, reactions, strikes and limits are as
    though it had never been, measures that stood on it fall with it. Pardoned: only a block;
    it was right and is lifted. Lost: it stays.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown, CaseChanged, CaseTaken: the case is not as it was seen.
        RulingUnknown: no such outcome, or a pardon for something that is no block.
        WordsMissing, WordsTooLong: reasons must be given.
    """
    case = demand_case(
        moderator,
        case_id,
        kind=CaseKind.APPEAL,
        permission=Permission.ANSWER_APPEALS,
        change=change,
    )
    assert case.appeal is not None
    words = check_words(words)
    reversal = Reversal(by=moderator, as_=SanctionEnd.OVERTURNED, words=words, case=case)
    decision = case.appeal.decision
    if outcome == AppealState.WON:
        answer = _overturn(decision, reversal)
    elif outcome == AppealState.PARDONED:
        answer = _pardon(decision, reversal)
    elif outcome == AppealState.LOST:
        answer = _uphold(decision, reversal)
    else:
        raise RulingUnknown(ruling=outcome)
    _close(case.appeal, case, reversal, state=outcome)
    tell(answer, "appeal-answered", outcome=outcome, statement=_statement_of(decision))
    return answer


def _open_case(appeal: Appeal, decision: Decision) -> None:
    Case.objects.create(
        kind=CaseKind.APPEAL,
        account=decision.account,
        comment=decision.comment,
        revision=decision.revision,
        exhibit=decision.exhibit,
        appeal=appeal,
        reason=CaseReason.APPEAL,
        rules=f" {' '.join(decision.rules)} ",
        verdict=decision.verdict,
        priority=APPEAL,
        barred=decision.decided_by,
    )


def _write(decision: Decision, letter: Letter, channel: str) -> Appeal:
    return Appeal.objects.create(
        decision=decision,
        account=decision.account,
        channel=channel,
        subject=letter.subject,
        explanation=letter.explanation,
        due_at=now() + timedelta(hours=publication_of(decision).appeal_hours),
    )


def _overturn(decision: Decision, reversal: Reversal) -> Decision:
    target = _block_behind(decision) or decision
    answer = reverse(target, reversal)
    for measure in Decision.objects.filter(given_with=target, reversed_by=None):
        if (
            Sanction.objects.filter(decision=measure)
            .exclude(kind=SanctionKind.BLOCK, finality=Finality.FINAL)
            .exists()
        ):
            _fall(measure, reversal)
        elif measure.ruling == "warn":
            reverse(measure, reversal)
    return answer


def _fall(measure: Decision, reversal: Reversal) -> None:
    """A measure loses its ground: it is overturned too, and an appeal against it is won."""
    reverse(measure, Reversal(by=reversal.by, as_=reversal.as_, words=reversal.words))
    for appeal in Appeal.objects.filter(decision=measure, state=AppealState.WAITING):
        case = Case.objects.get(appeal=appeal, closed_at=None)
        _close(appeal, case, reversal, state=AppealState.WON)


def _pardon(decision: Decision, reversal: Reversal) -> Decision:
    block = _block_behind(decision) or decision
    if block.ruling != "block":
        raise RulingUnknown(ruling=AppealState.PARDONED)
    sanctioning.lock_account(block.account_id)
    sanction = Sanction.objects.get(decision=block)
    sanctioning.end(sanction, as_=SanctionEnd.PARDONED)
    drop_proposal(sanction)
    answer = _answering("lift", block, reversal)
    answer.reverses, answer.reversal = block, SanctionEnd.PARDONED
    answer.save()
    return answer


def _uphold(decision: Decision, reversal: Reversal) -> Decision:
    answer = _answering("uphold", decision, reversal)
    answer.save()
    return answer


def _answering(ruling: str, decision: Decision, reversal: Reversal) -> Decision:
    return Decision(
        ruling=ruling,
        decided_by=reversal.by,
        case=reversal.case,
        given_with=decision,
        account=decision.account,
        comment=decision.comment,
        revision=decision.revision,
        exhibit=decision.exhibit,
        rules=decision.rules,
        words=reversal.words,
        standards=decision.standards,
    )


def _block_behind(decision: Decision) -> Decision | None:
    """The block that a confirmation made final: in the legal mode an appeal may be against it."""
    return decision.given_with if decision.ruling == "confirm-final" else None


def _close(appeal: Appeal, case: Case, reversal: Reversal, *, state: str) -> None:
    appeal.state = AppealState(state)
    appeal.answered_by, appeal.answered_at = reversal.by, now()
    appeal.answer = reversal.words
    appeal.save(update_fields=["state", "answered_by", "answered_at", "answer"])
    close_case(case)


def _statement_of(decision: Decision) -> str:
    return decision.statement.public_id
