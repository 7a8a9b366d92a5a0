"""Everything about one case, on one page: text with its marks, evidence, place, member, log."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.access import demand, outranks
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.moderation.errors import CaseUnknown
from folkmoot.moderation.evidence import Evidence, FindingView, Segment, evidence_of, marked
from folkmoot.moderation.ladder import suggested_measure
from folkmoot.moderation.models.case import REPORTED_REASONS, Case, CaseKind, CaseReason
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Sanction
from folkmoot.moderation.queries.appeals import AppealView, appeal_view
from folkmoot.moderation.queries.decisions import DecisionView, decisions_about_comment
from folkmoot.moderation.queries.members import MemberCard, card_of
from folkmoot.moderation.queries.reports import ReportView, reports_on
from folkmoot.moderation.queries.standards import (
    InForce,
    RuleChoice,
    rule_choices,
    standards_in_force,
)
from folkmoot.standards.document import Standards

NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A comment beside the one in question, to understand the talk."""

    public_id: str
    author: str
    text: str
    state: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where the comment stands: story, and what it answers."""

    comment: str
    state: str
    written_at: datetime
    story: str
    story_id: str
    story_address: str
    story_summary: str
    parent_author: str
    parent_text: str
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """The decision behind an appeal, or the block that waits to be final."""

    decision: str
    ruling: str
    decided_at: datetime
    by: str
    rules: tuple[str, ...]
    words: str
    earlier_block_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as the desk shows it. `change` goes back with the answer.

    `segments` are the text in question, cut where marks begin and end; `former_text` is the
    text that stands while an edit waits. `may_decide` is False with a reason in `why_not`.
    """

    public_id: str
    kind: str
    reason: str
    reason_words: str
    opened_at: datetime
    change: int
    is_open: bool
    taken_by: str
    is_mine: bool
    may_decide: bool
    why_not: str
    text: str
    segments: tuple[Segment, ...]
    findings: tuple[FindingView, ...]
    failed: tuple[str, ...]
    unheard: tuple[str, ...]
    revision: int
    former_text: str
    place: Place
    member: MemberCard
    rules: tuple[RuleChoice, ...]
    suggested_rules: tuple[str, ...]
    suggested_measure: str
    decisions: tuple[DecisionView, ...]
    appeal: AppealView | None
    contested: Contested | None
    reports: tuple[ReportView, ...]

    @property
    def is_reported(self) -> bool:
        """True when somebody pointed at a text that was in view: that can be dismissed."""
        return self.reason in REPORTED_REASONS


def case_file(moderator: Account, case_id: str) -> CaseFile:
    """Everything known about a case, open or closed.

    Raises:
        NotAllowed: the account does not belong to the desk.
        CaseUnknown: there is no such case.
    """
    demand(moderator, Permission.SEE_DESK)
    case = _find(case_id)
    comment, revision = _subject(case)
    in_force = _standards(comment)
    evidence = evidence_of(case.verdict, in_force.standards, moderator.language)
    text = revision.plain if evidence.is_of_plain else revision.source
    member = card_of(case.account)
    is_taken = case.taken_until is not None and case.taken_until > now()
    why_not = _why_not(moderator, case, is_taken=is_taken)
    return CaseFile(
        public_id=case.public_id,
        kind=case.kind,
        reason=case.reason,
        reason_words=str(CaseReason(case.reason).label),
        opened_at=case.opened_at,
        change=case.change,
        is_open=case.is_open,
        taken_by=case.taken_by.display_name if is_taken and case.taken_by else "",
        is_mine=is_taken and case.taken_by_id == moderator.pk,
        may_decide=not why_not,
        why_not=why_not,
        text=text,
        segments=marked(text, evidence.findings),
        findings=evidence.findings,
        failed=evidence.failed,
        unheard=evidence.unheard,
        revision=revision.number,
        former_text=_former_text(comment, revision),
        place=_place(comment),
        member=member,
        rules=rule_choices(in_force, moderator.language),
        suggested_rules=_suggested_rules(case, evidence),
        suggested_measure=_suggested_measure(case, evidence, in_force.standards, member),
        decisions=decisions_about_comment(moderator, comment.public_id),
        appeal=appeal_view(case.appeal) if case.appeal else None,
        contested=_contested(case),
        reports=_reports(case, in_force, moderator.language),
    )


def _subject(case: Case) -> tuple[Comment, Revision]:
    """What the question is about; there is no case without."""
    assert case.comment is not None
    assert case.revision is not None
    return case.comment, case.revision


def _reports(case: Case, in_force: InForce, language: str) -> tuple[ReportView, ...]:
    """Why readers think that a person should look; of an appeal the case was another one."""
    if case.kind != CaseKind.COMMENT:
        return ()
    titles = {choice.id: choice.title for choice in rule_choices(in_force, language)}
    return reports_on(case, titles)


def _find(case_id: str) -> Case:
    case = (
        Case.objects.filter(public_id=checked_id(case_id))
        .select_related("revision", "account", "taken_by", "barred")
        .select_related("comment__story__publication", "comment__story__edition")
        .select_related("comment__parent__author", "comment__parent__shown_revision")
        .select_related("comment__shown_revision", "comment__author")
        .select_related("appeal__decision__decided_by", "appeal__decision__given_with")
        .select_related("sanction__decision__decided_by")
        .first()
    )
    if case is None:
        raise CaseUnknown
    return case


def _standards(comment: Comment) -> InForce:
    return standards_in_force(comment.story.publication) or InForce(Standards.default())


def _why_not(moderator: Account, case: Case, *, is_taken: bool) -> str:
    """The code of the refusal that an answer would get now, or nothing."""
    if not case.is_open:
        return "case-changed"
    if case.account_id == moderator.pk:
        return "own-comment"
    if not outranks(moderator, case.account):
        return "higher-rank"
    if case.is_barred_to(moderator):
        return "same-person"
    return "case-taken" if is_taken and case.taken_by_id != moderator.pk else ""


def _former_text(comment: Comment, revision: Revision) -> str:
    shown = comment.shown_revision
    return shown.source if shown is not None and shown.pk != revision.pk else ""


def _place(comment: Comment) -> Place:
    story, parent = comment.story, comment.parent
    answered = parent.shown_revision if parent else None
    return Place(
        comment=comment.public_id,
        state=comment.state,
        written_at=comment.written_at,
        story=story.title,
        story_id=story.public_id,
        story_address=story.address,
        story_summary=story.summary,
        parent_author=parent.author.display_name if parent else "",
        parent_text=answered.plain if answered else "",
        neighbours=_neighbours(comment),
    )


def _neighbours(comment: Comment) -> tuple[Neighbour, ...]:
    """What was said just before and after, on the same level of the talk."""
    rows = Comment.objects.filter(story=comment.story, top=comment.top)
    rows = rows.select_related("author", "shown_revision")
    before = list(rows.filter(pk__lt=comment.pk).order_by("-pk")[:NEIGHBOURS])
    after = list(rows.filter(pk__gt=comment.pk).order_by("pk")[:NEIGHBOURS])
    return tuple(_neighbour(row, comment) for row in [*reversed(before), *after])


def _neighbour(row: Comment, comment: Comment) -> Neighbour:
    shown = row.shown_revision
    return Neighbour(
        public_id=row.public_id,
        author=row.author.display_name,
        text=shown.plain if shown else "",
        state=row.state,
        is_before=row.pk < comment.pk,
    )


def _suggested_rules(case: Case, evidence: Evidence) -> tuple[str, ...]:
    if case.appeal is not None:
        return tuple(case.appeal.decision.rules)
    asking = [finding.rule for finding in evidence.findings if finding.action != "publish"]
    return tuple(dict.fromkeys(asking))


def _suggested_measure(
    case: Case, evidence: Evidence, standards: Standards, member: MemberCard
) -> str:
    if case.appeal is not None or case.sanction is not None:
        return ""
    rules = _suggested_rules(case, evidence)
    return suggested_measure(rules, member.standing.strikes, standards)


def _contested(case: Case) -> Contested | None:
    if case.appeal is not None:
        return _of_decision(case.appeal.decision)
    if case.sanction is not None:
        earlier = Sanction.objects.filter(
            account=case.account_id, kind="block", ended_as="pardoned"
        ).order_by("-pk")
        first = earlier.first()
        return _of_decision(case.sanction.decision, first.begins_at if first else None)
    return None


def _of_decision(decision: Decision, earlier: datetime | None = None) -> Contested:
    return Contested(
        decision=decision.public_id,
        ruling=decision.ruling,
        decided_at=decision.decided_at,
        by=decision.decided_by.display_name if decision.decided_by else "",
        rules=tuple(decision.rules),
        words=decision.words,
        earlier_block_at=earlier,
    )
