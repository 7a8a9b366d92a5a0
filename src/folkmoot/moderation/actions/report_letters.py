"""Mails about a notice of illegal content to somebody who may have no account (DSA Art. 16)."""

from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.core.addresses import own_address
from folkmoot.core.clock import now
from folkmoot.moderation.models.report import Report
from folkmoot.notifications.actions.notify import notify
from folkmoot.notifications.answering import send_answer

MAILS = "moderation/mails"


def confirm_notice(report_id: int) -> None:
    """Say that the notice is here, with its number; once. Safe to run twice.

    An address that strangers have made us mail too often gets no more: the page has shown the
    number already. Nothing that the notice says stands in the mail.
    """
    report = _report(report_id)
    if report is None or report.receipt_sent_at is not None:
        return
    if report.account is not None:
        facts = {"report": report.public_id, "story": report.comment.story.title}
        notify(report.account, "notice-received", cause=report.public_id, facts=facts)
    elif report.email and may_be_mailed(report.email):
        _send("notice_received", report)
    else:
        return
    Report.objects.filter(pk=report.pk).update(receipt_sent_at=now())


def tell_answer(report_id: int, outcome: str) -> None:
    """Say what was decided about the notice, and how to have that looked at."""
    report = _report(report_id)
    if report is not None and report.email:
        _send("notice_answered", report, outcome=outcome)


def _report(report_id: int) -> Report | None:
    rows = Report.objects.select_related("comment__story", "account")
    return rows.filter(pk=report_id).first()


def _send(template: str, report: Report, **facts: str) -> None:
    facts |= {
        "number": report.public_id,
        "story": report.comment.story.title,
        "address": own_address(f"/discussion/report/{report.public_id}/"),
    }
    send_answer(f"{MAILS}/{template}", to=report.email, language=report.language, facts=facts)
