"""Reports: on which grounds, how right somebody's were, what the desk sees, what a receipt says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from folkmoot.accounts.models.account import Account
from folkmoot.core.ids import checked_id
from folkmoot.discussion.access import Anyone
from folkmoot.discussion.models.comment import Comment
from folkmoot.moderation.models.case import Case
from folkmoot.moderation.models.report import Report, ReportKind, ReportOutcome
from folkmoot.moderation.queries.standards import rule_choices, standards_in_force
from folkmoot.moderation.report_errors import ReportUnknown
from folkmoot.moderation.report_weight import Record

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule that a reader may name, in the reader's language."""

    rule: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportForm:
    """What the form needs to know; `reported` names the kinds that this member has filed."""

    grounds: tuple[Ground, ...]
    reported: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as the desk sees it: never who sent it, only how right they were before."""

    public_id: str
    is_notice: bool
    is_by_member: bool
    rule: str
    title: str
    explanation: str
    filed_at: datetime
    revision: int
    outcome: str
    record: Record


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever knows the reference number may read: no text, no name."""

    public_id: str
    is_notice: bool
    story: str
    story_id: str
    filed_at: datetime
    outcome: str
    answered_at: datetime | None


def report_form(account: Anyone, comment: Comment, language: str) -> ReportForm:
    """The rules in force in one language, and what this reader has reported already."""
    in_force = standards_in_force(comment.story.publication)
    choices = rule_choices(in_force, language) if in_force else ()
    filed: Iterable[str] = ()
    if isinstance(account, Account):
        filed = Report.objects.filter(account=account, comment=comment).values_list(
            "kind", flat=True
        )
    grounds = tuple(Ground(choice.id, choice.title) for choice in choices)
    return ReportForm(grounds, frozenset(filed))


def records_of(accounts: Iterable[int]) -> dict[int, Record]:
    """How right the reports of these accounts were, by their rows."""
    rows = Report.objects.filter(
        account__in=set(accounts),
        outcome__in=(ReportOutcome.UPHELD, ReportOutcome.DISMISSED),
        decision__isnull=False,
    )
    counted = rows.values_list("account").annotate(
        answered=Count("pk"), upheld=Count("pk", filter=Q(outcome=ReportOutcome.UPHELD))
    )
    return {account: Record(answered, upheld) for account, answered, upheld in counted}


def reports_on(case: Case, titles: dict[str, str]) -> tuple[ReportView, ...]:
    """The reports behind a case: notices first, then by the record of who sent them."""
    rows = list(Report.objects.filter(case=case).select_related("revision").order_by("pk")[:500])
    records = records_of(row.account_id for row in rows if row.account_id)
    views = [_view(row, records, titles) for row in rows]
    views.sort(key=lambda view: (not view.is_notice, -view.record.weight))
    return tuple(views[:SHOWN])


def receipt_of(reference: str) -> Receipt:
    """What became of the report with this number.

    Raises:
        ReportUnknown: there is none.
    """
    row = (
        Report.objects.select_related("comment__story")
        .filter(public_id=checked_id(reference))
        .first()
    )
    if row is None:
        raise ReportUnknown
    story = row.comment.story
    return Receipt(
        public_id=row.public_id,
        is_notice=row.is_notice,
        story=story.title,
        story_id=story.public_id,
        filed_at=row.filed_at,
        outcome=row.outcome,
        answered_at=row.answered_at,
    )


def _view(row: Report, records: dict[int, Record], titles: dict[str, str]) -> ReportView:
    return ReportView(
        public_id=row.public_id,
        is_notice=row.kind == ReportKind.NOTICE,
        is_by_member=row.account_id is not None,
        rule=row.rule,
        title=titles.get(row.rule, ""),
        explanation=row.explanation,
        filed_at=row.filed_at,
        revision=row.revision.number,
        outcome=row.outcome,
        record=records.get(row.account_id or 0, Record()),
    )
