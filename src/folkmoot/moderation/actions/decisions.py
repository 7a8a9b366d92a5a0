"""Giving a ruling: of a person on a case, and of the engine on a text."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id
from folkmoot.core.prepared import insert
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.actions.cases import close_case, demand_case
from folkmoot.moderation.actions.final_blocks import propose_final
from folkmoot.moderation.actions.report_answers import answer_reports, go_on_with_reports
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.actions.statements import issue_statement
from folkmoot.moderation.actions.strikes import give_strike
from folkmoot.moderation.actions.telling import tell, tell_of_statement
from folkmoot.moderation.answer import Answer, check_answer, check_measure
from folkmoot.moderation.errors import DecisionUnknown, RulingUnknown
from folkmoot.moderation.judging import Judged
from folkmoot.moderation.models.case import REPORTED_REASONS, Case, CaseKind
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.places import publication_of
from folkmoot.moderation.priority import rules_found
from folkmoot.moderation.queries.standards import InForce
from folkmoot.moderation.registry import RULINGS
from folkmoot.standards.verdict import Outcome


@transaction.atomic
def decide(moderator: Account, case_id: str, *, answer: Answer, change: int) -> Decision:
    """The moderator's answer to a case about a comment; the case is closed by it.

    `change` is the case's as the moderator saw it. What it restricts is written, told and
    explained in one transaction, or nothing is. A measure on the account becomes a decision
    of its own, with its own statement and its own appeal; both are undone together.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown, CaseChanged, CaseTaken: the case is not as it was seen.
        RulingUnknown, ReasonMissing, WordsMissing, WordsTooLong, DaysMissing: the answer
            is not whole.
        AlreadyInForce: a block was wished for and the account is blocked.
    """
    case = demand_case(
        moderator,
        case_id,
        kind=CaseKind.COMMENT,
        permission=Permission.DECIDE,
        change=change,
    )
    assert case.comment is not None
    in_force = adopt_default(case.comment.story.publication)
    check_answer(answer, in_force.standards)
    if answer.ruling == "dismiss" and case.reason not in REPORTED_REASONS:
        raise RulingUnknown(ruling=answer.ruling)
    if answer.measure:
        demand(moderator, Permission.SANCTION)
    decision = carry_out(_ruling_on(case, moderator, answer, in_force), in_force)
    if answer.measure:
        measure = _measure_on(decision, moderator, answer, in_force)
        measure.act, measure.decided_at = decision.act, decision.decided_at
        carry_out(measure, in_force)
    if not go_on_with_reports(case, decision):
        answer_reports(case, decision)
        close_case(case)
    return decision


@transaction.atomic
def add_measure(moderator: Account, decision_id: str, *, answer: Answer) -> Decision:
    """A measure on the account, later, on the ground of a removal that stands.

    Raises:
        DecisionUnknown: there is no such decision.
        RulingUnknown: it removed nothing, or was reversed, or the measure is none.
        NotAllowed, OwnComment, HigherRank: it needs another person.
        ReasonMissing, WordsMissing, WordsTooLong, DaysMissing, AlreadyInForce: see `decide`.
    """
    demand(moderator, Permission.SANCTION)
    ground = Decision.objects.select_for_update().filter(public_id=checked_id(decision_id)).first()
    if ground is None:
        raise DecisionUnknown
    check_may_judge(moderator, ground.account, Permission.SANCTION)
    if ground.ruling != "remove" or Decision.objects.filter(reverses=ground).exists():
        raise RulingUnknown(ruling=answer.measure)
    in_force = adopt_default(publication_of(ground))
    check_measure(answer, in_force.standards)
    return carry_out(_measure_on(ground, moderator, answer, in_force), in_force)


def record_engine_decision(
    comment: Comment, revision: Revision, *, judged: Judged, outcome: Outcome, in_force: InForce
) -> Decision:
    """Why the engine let a text stand, held it or removed it; the same row as a person's.

    An automatic removal (only under a rule that has earned it) gets its statement at once.
    """
    before: dict[str, Any] = {}
    if outcome is Outcome.REMOVE:
        before = {"state": "published", "rule": "", "shown": revision.pk, "waiting": None}
    decision = Decision(
        ruling=outcome.value,
        account=comment.author,
        comment=comment,
        revision=revision,
        rules=rules_under(judged, outcome),
        verdict=judged.to_dict(),
        standards=in_force.version,
        before=before,
    )
    insert(decision)
    if outcome is Outcome.REMOVE:
        tell_of_statement(issue_statement(decision, in_force))
    return decision


def rules_under(judged: Judged, outcome: Outcome) -> list[str]:
    """The rules that led to this outcome: those whose findings asked for it."""
    if outcome is Outcome.REMOVE:
        asking = (each for each in judged.verdict.findings if each.action == outcome.value)
        return list(dict.fromkeys(each.rule for each in asking))
    return list(rules_found(judged.verdict))


def carry_out(decision: Decision, in_force: InForce) -> Decision:
    """Write a person's decision, do what it says, and account for it to the author."""
    ruling = RULINGS[decision.ruling]
    decision.before = ruling.look(decision)
    decision.save()
    ruling.apply(decision)
    if decision.ruling == "remove":
        give_strike(decision, in_force.standards)
    if ruling.is_restriction:
        tell_of_statement(issue_statement(decision, in_force))
    elif decision.ruling == "warn":
        _tell_of_warning(decision, in_force)
    elif _has_come_into_view(decision):
        tell(decision, "comment-published")
    propose_final(decision)
    return decision


def _ruling_on(case: Case, moderator: Account, answer: Answer, in_force: InForce) -> Decision:
    return Decision(
        ruling=answer.ruling,
        decided_by=moderator,
        case=case,
        account=case.account,
        comment=case.comment,
        revision=case.revision,
        exhibit=case.exhibit,
        rules=_distinct(answer.rules) if RULINGS[answer.ruling].needs_rules else [],
        words=answer.words.strip(),
        note=answer.note.strip(),
        verdict=case.verdict,
        standards=in_force.version,
    )


def _measure_on(
    ground: Decision, moderator: Account, answer: Answer, in_force: InForce
) -> Decision:
    days = answer.days
    if days is None and RULINGS[answer.measure].may_be_timed:
        days = conf.hold_next_days
    return Decision(
        ruling=answer.measure,
        decided_by=moderator,
        given_with=ground,
        account=ground.account,
        comment=ground.comment,
        revision=ground.revision,
        exhibit=ground.exhibit,
        rules=_distinct(answer.rules),
        days=days,
        words=answer.words.strip(),
        note=answer.note.strip(),
        standards=in_force.version,
    )


def _tell_of_warning(decision: Decision, in_force: InForce) -> None:
    standards = in_force.standards
    rule = decision.rules[0]
    words = standards.rules[rule].words[standards.spoken(decision.account.language)]
    tell(decision, "warned", rule=rule, rule_title=words.title)


def _has_come_into_view(decision: Decision) -> bool:
    before, comment = decision.before, decision.comment
    assert comment is not None
    stood = (before["state"], before["shown"])
    return stood != (comment.state, comment.shown_revision_id)


def _distinct(rules: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(rules))
