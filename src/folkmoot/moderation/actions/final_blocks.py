"""A second block is final (A10): proposed with the block, confirmed by a second person."""

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.moderation import sanctioning
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.actions.cases import close_case, demand_case
from folkmoot.moderation.actions.statements import issue_statement
from folkmoot.moderation.actions.telling import kind_of_end, tell, tell_of_statement
from folkmoot.moderation.answer import check_words
from folkmoot.moderation.errors import AppealOpen, SanctionUnknown
from folkmoot.moderation.models.appeal import Appeal, AppealState
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd, SanctionKind
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.places import publication_of
from folkmoot.moderation.priority import FINAL_BLOCK
from folkmoot.moderation.queries.standards import standards_at


def propose_final(decision: Decision) -> None:
    """Open the case for the second person: a second block, or an account that was closed."""
    sanction = Sanction.objects.filter(decision=decision, finality=Finality.PROPOSED).first()
    if sanction is None:
        return
    is_closing = sanction.kind == SanctionKind.CLOSURE
    Case.objects.create(
        kind=CaseKind.FINAL_BLOCK,
        account_id=decision.account_id,
        comment=decision.comment,
        revision=decision.revision,
        exhibit=decision.exhibit,
        sanction=sanction,
        reason=CaseReason.CLOSING if is_closing else CaseReason.FINAL_BLOCK,
        rules=f" {' '.join(decision.rules)} ",
        priority=FINAL_BLOCK,
        barred=decision.decided_by,
    )


def drop_proposal(sanction: Sanction) -> None:
    """Close the second person's case: the block is gone, there is nothing to confirm."""
    for case in Case.objects.filter(sanction=sanction, kind=CaseKind.FINAL_BLOCK, closed_at=None):
        close_case(case)


@transaction.atomic
def confirm_final(moderator: Account, case_id: str, *, words: str, change: int) -> Decision:
    """A second person confirms: from now on the newsroom takes no appeal against this block.

    Of an account that was closed (A8): it may be erased when its term is over. That can still be
    appealed until then.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown, CaseChanged, CaseTaken: the case is not as it was seen.
        AppealOpen: the member has appealed while it was possible; that is answered first.
        WordsMissing, WordsTooLong: the member must be told why.
    """
    case, sanction = _case_and_sanction(moderator, case_id, change)
    words = check_words(words)
    if Appeal.objects.filter(decision=sanction.decision, state=AppealState.WAITING).exists():
        raise AppealOpen
    decision = _about(sanction, "confirm-final", by=moderator, words=words)
    decision.case = case
    decision.before = {"finality": sanction.finality}
    decision.save()
    sanction.finality, sanction.confirmed_by = Finality.FINAL, moderator
    sanction.save(update_fields=["finality", "confirmed_by"])
    if sanction.kind == SanctionKind.CLOSURE:
        tell(decision, "closing-confirmed", statement=sanction.decision.statement.public_id)
    else:
        in_force = standards_at(publication_of(decision), decision.standards)
        tell_of_statement(issue_statement(decision, in_force))
    close_case(case)
    return decision


@transaction.atomic
def refuse_final(moderator: Account, case_id: str, *, words: str, change: int) -> Decision:
    """A second person does not confirm: the block stays an ordinary one.

    An account that was closed (A8) is open again, as though it had never been closed.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown, CaseChanged, CaseTaken: the case is not as it was seen.
        AppealOpen: the member has appealed against the closing; that is answered first.
        WordsMissing, WordsTooLong: why must be said.
    """
    case, sanction = _case_and_sanction(moderator, case_id, change)
    if sanction.kind == SanctionKind.CLOSURE:
        return _open_again(case, sanction, by=moderator, words=check_words(words))
    decision = _about(sanction, "refuse-final", by=moderator, words=check_words(words))
    decision.case = case
    decision.before = {"finality": sanction.finality}
    decision.save()
    sanction.finality = Finality.NONE
    sanction.save(update_fields=["finality"])
    statement = Statement.objects.filter(decision=sanction.decision).first()
    tell(decision, "block-not-final", statement=statement.public_id if statement else "")
    close_case(case)
    return decision


@transaction.atomic
def override_final_block(publisher: Account, sanction_id: str, *, reason: str) -> Decision:
    """The publisher lifts a final block, with a reason that stays on record.

    Raises:
        NotAllowed, OwnComment, HigherRank: only a publisher may, and not for himself.
        SanctionUnknown: there is no such final block in force.
        WordsMissing, WordsTooLong: a reason must be given.
    """
    demand(publisher, Permission.OVERRIDE_FINAL_BLOCK)
    sanction = _open_final_block(sanction_id)
    check_may_judge(publisher, sanction.account, Permission.OVERRIDE_FINAL_BLOCK)
    decision = _about(sanction, "override", by=publisher, words=check_words(reason))
    decision.reverses, decision.reversal = sanction.decision, "overridden"
    decision.before = {"finality": sanction.finality}
    decision.save()
    sanctioning.end(sanction, as_=SanctionEnd.OVERRIDDEN)
    tell(decision, kind_of_end(sanction))
    return decision


def _open_again(case: Case, sanction: Sanction, *, by: Account, words: str) -> Decision:
    if Appeal.objects.filter(decision=sanction.decision, state=AppealState.WAITING).exists():
        raise AppealOpen
    decision = _about(sanction, "refuse-final", by=by, words=words)
    decision.case = case
    decision.reverses, decision.reversal = sanction.decision, SanctionEnd.UNDONE
    decision.before = {"finality": sanction.finality}
    decision.save()
    sanctioning.take_back(sanction.decision, SanctionEnd.UNDONE)
    close_case(case)
    tell(decision, "account-reopened")
    return decision


def _open_final_block(sanction_id: str) -> Sanction:
    found = Sanction.objects.filter(public_id=checked_id(sanction_id)).first()
    if found is None:
        raise SanctionUnknown
    sanctioning.lock_account(found.account_id)
    sanction = Sanction.objects.select_related("account", "decision").get(pk=found.pk)
    if sanction.finality != Finality.FINAL or not sanction.is_in_force(now()):
        raise SanctionUnknown
    return sanction


def _case_and_sanction(moderator: Account, case_id: str, change: int) -> tuple[Case, Sanction]:
    case = demand_case(
        moderator,
        case_id,
        kind=CaseKind.FINAL_BLOCK,
        permission=Permission.SANCTION,
        change=change,
    )
    sanctioning.lock_account(case.account_id)
    return case, Sanction.objects.select_related("decision").get(cases=case)


def _about(sanction: Sanction, ruling: str, *, by: Account, words: str) -> Decision:
    ground = sanction.decision
    return Decision(
        ruling=ruling,
        decided_by=by,
        given_with=ground,
        account=ground.account,
        comment=ground.comment,
        revision=ground.revision,
        exhibit=ground.exhibit,
        rules=ground.rules,
        words=words,
        standards=ground.standards,
    )
