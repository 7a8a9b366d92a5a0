"""What becomes of reports when a case is decided, and when that is taken back."""

from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.report import Report, ReportKind, ReportOutcome
from folkmoot.notifications.actions.notify import notify


def go_on_with_reports(case: Case, decision: Decision) -> bool:
    """True when a refused edit leaves the reports open: the case goes on about what stands."""
    comment = decision.comment
    reports = Report.objects.filter(case=case, outcome="").select_related("revision", "exhibit")
    first = reports.order_by("pk").first()
    if first is None or comment is None or decision.ruling != "remove" or not comment.is_published:
        return False
    is_notice = reports.filter(kind=ReportKind.NOTICE).exists()
    case.reason = CaseReason.NOTICE if is_notice else CaseReason.REPORTED
    case.revision, case.exhibit = first.revision, first.exhibit
    case.taken_by, case.taken_until = None, None
    case.change += 1
    case.save(update_fields=["reason", "revision", "exhibit", "taken_by", "taken_until", "change"])
    return True


def answer_reports(case: Case, decision: Decision) -> None:
    """Answer every open report behind a case that is being closed, and tell who sent it."""
    reports = Report.objects.filter(case=case, outcome="")
    for report in reports.select_related("account", "comment__story"):
        report.outcome = _outcome(report, decision)
        report.decision, report.answered_at = decision, now()
        report.save(update_fields=["outcome", "decision", "answered_at"])
        _tell(report, cause=decision.public_id)
    case.report_count = 0
    Case.objects.filter(pk=case.pk).update(report_count=0)


def reopen_reports(decisions: list[Decision], case: Case | None) -> None:
    """The decision was taken back: its reports wait again, and are told again when answered.

    They hang on the case that is open now; a case that went on with reports turns back to the
    text that the decision was about.
    """
    first = decisions[0]
    rows = Report.objects.filter(decision__in=decisions)
    opened = Case.objects.filter(
        comment=first.comment, kind=CaseKind.COMMENT, closed_at=None
    ).first()
    rows.update(outcome=ReportOutcome.OPEN, decision=None, answered_at=None, case=opened or case)
    target = opened or case
    if target is None:
        return
    waiting = Report.objects.filter(case=target, outcome="").count()
    Case.objects.filter(pk=target.pk).update(report_count=waiting)
    if opened is not None and case is not None and opened.pk == case.pk:
        reason = CaseReason.FOUND if case.verdict else case.reason
        Case.objects.filter(pk=case.pk).update(
            revision=first.revision, exhibit=first.exhibit, reason=reason
        )


def overturn_reports(decision: Decision, reversing: Decision) -> None:
    """An appeal was won, so the reports were not right after all; who sent them is told."""
    rows = Report.objects.filter(decision=decision, outcome=ReportOutcome.UPHELD)
    for report in rows.select_related("account", "comment__story"):
        report.outcome = ReportOutcome.DISMISSED
        report.save(update_fields=["outcome"])
        _tell(report, cause=reversing.public_id)


def _outcome(report: Report, decision: Decision) -> str:
    if decision.ruling == "remove":
        return ReportOutcome.UPHELD
    is_other_text = report.revision_id != decision.revision_id
    return ReportOutcome.CHANGED if is_other_text else ReportOutcome.DISMISSED


def _tell(report: Report, *, cause: str) -> None:
    """A member reads it in the inbox, a stranger by mail; what is said names no rule and nobody."""
    if report.account is not None:
        kind = "notice-answered" if report.is_notice else "report-answered"
        facts = {
            "story": report.comment.story.title,
            "outcome": report.outcome,
            "report": report.public_id,
        }
        notify(report.account, kind, cause=f"{report.public_id}-{cause}", facts=facts)
    elif report.email:
        start("moderation.mail_notice_answer", report.pk, report.outcome)
