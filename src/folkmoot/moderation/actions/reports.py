"""Filing a report: it opens a case or joins the open one, and changes nothing that others see."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import get_language

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.addresses import own_address
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.discussion.access import Anyone, check_may_write, member_of
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.exhibits import take_exhibit
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.states import CommentState
from folkmoot.moderation import access
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.actions.telling import tell
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.report import Report, ReportKind, ReportOutcome
from folkmoot.moderation.priority import priority
from folkmoot.moderation.queries.reports import records_of
from folkmoot.moderation.queries.standards import InForce
from folkmoot.moderation.report_errors import (
    AccountNeeded,
    AlreadyReported,
    OwnReport,
    ReportByDesk,
)
from folkmoot.moderation.report_weight import Record, boost, is_to_be_held
from folkmoot.moderation.reporting import Reported, check_report

OTHER_HARM = 1
NOTICE_HARM = 4


@dataclass(frozen=True, slots=True)
class _Filing:
    comment: Comment
    revision: Revision
    account: Account | None
    reported: Reported
    in_force: InForce


def file_report(by: Anyone, comment: Comment, *, reported: Reported) -> Report:
    """Say that a comment breaks a rule, or (anybody, also without an account) the law.

    The text is frozen as it stands. Nobody but the newsroom learns of it; the same member is
    heard once a comment, for the rules once and for the law once. What a person has looked at
    under the same rule and left is answered at once and opens nothing, so that no crowd can ask
    until it gets the answer it wants; a notice is always put before a person.

    Raises:
        ReportIncomplete: something is missing or too long; the facts name it.
        AlreadyReported: this member, or this address, has reported it before.
        OwnReport: it is the member's own comment.
        ReportByDesk: who may decide opens a case instead.
        AccountClosing, EmailUnconfirmed, ConsentNeeded, BlockedFromWriting, PausedFromWriting:
            the member may not report by rule; a notice of illegal content is open to all.
    """
    account = member_of(by)
    in_force = adopt_default(comment.story.publication)
    _check_who(account, comment, reported)
    checked = check_report(reported, in_force, is_member=account is not None)
    revision = comment.shown_revision
    assert revision is not None
    return _file(_Filing(comment, revision, account, checked, in_force))


def _check_who(account: Account | None, comment: Comment, reported: Reported) -> None:
    if account is None:
        if not reported.is_notice:
            raise AccountNeeded
        return
    if account.pk == comment.author_id:
        raise OwnReport
    if has_permission(account, Permission.DECIDE):
        raise ReportByDesk
    if not reported.is_notice:
        check_may_write(account)
        access.check_may_write(account)


@transaction.atomic
def _file(filing: _Filing) -> Report:
    report = _written(filing)
    if filing.reported.is_notice:
        start("moderation.mail_notice_receipt", report.pk)
    if not filing.reported.is_notice and _was_left(filing):
        return _answered_before(report)
    case = _case_for(filing, report)
    report.case = case
    report.save(update_fields=["case"])
    _weigh(case, filing)
    return report


def _written(filing: _Filing) -> Report:
    """The row; the unique constraints say whether there was one."""
    reported, comment = filing.reported, filing.comment
    report = Report(
        kind=ReportKind.NOTICE if reported.is_notice else ReportKind.HOUSE,
        comment=comment,
        revision=filing.revision,
        exhibit=_exhibit(filing),
        account=filing.account,
        rule=reported.rule,
        explanation=reported.explanation,
        location=_location(comment) if reported.is_notice else "",
        name=reported.name,
        email=reported.email,
        language=filing.account.language if filing.account else get_language() or "en",
        is_child_abuse=reported.is_notice and reported.is_child_abuse,
        good_faith_at=now() if reported.is_notice and reported.is_in_good_faith else None,
    )
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise AlreadyReported from None
    return report


def _exhibit(filing: _Filing) -> Any:
    """One frozen copy a text is enough for all who report it."""
    earlier = Report.objects.filter(comment=filing.comment, revision=filing.revision)
    first = earlier.select_related("exhibit").first()
    return first.exhibit if first else take_exhibit(filing.comment, filing.revision)


def _location(comment: Comment) -> str:
    return own_address(f"/discussion/comment/{comment.public_id}/")


def _was_left(filing: _Filing) -> bool:
    """True when a person has answered a report of this text by this rule and left it standing."""
    return Report.objects.filter(
        revision=filing.revision,
        kind=ReportKind.HOUSE,
        rule=filing.reported.rule,
        outcome=ReportOutcome.DISMISSED,
        decision__isnull=False,
    ).exists()


def _answered_before(report: Report) -> Report:
    """Answered like the earlier ones; without a decision it counts on nobody's record."""
    report.outcome, report.answered_at = ReportOutcome.DISMISSED, now()
    report.save(update_fields=["outcome", "answered_at"])
    return report


def _case_for(filing: _Filing, report: Report) -> Case:
    """The open case about the comment, or a new one.

    A notice counts the case's `change` up: nobody decides without having seen it. Reports by
    rule do not, or a crowd could keep every moderator from deciding.
    """
    step = 1 if report.is_notice else 0
    present = Case.objects.filter(comment=filing.comment, kind=CaseKind.COMMENT, closed_at=None)
    if not present.update(report_count=F("report_count") + 1, change=F("change") + step):
        fresh = Case(
            comment=filing.comment,
            account=filing.comment.author,
            revision=filing.revision,
            exhibit=report.exhibit,
            reason=CaseReason.NOTICE if report.is_notice else CaseReason.REPORTED,
            rules=f" {report.rule} " if report.rule else "",
            report_count=1,
        )
        try:
            with transaction.atomic():
                fresh.save(force_insert=True)
        except IntegrityError:
            present.update(report_count=F("report_count") + 1, change=F("change") + step)
    return present.select_for_update().get()


def _weigh(case: Case, filing: _Filing) -> None:
    """Put the case where it belongs in the queue, and hold the text where the setting says so."""
    rows = Report.objects.filter(case=case, outcome="").values_list("account", "kind", "rule")
    accounts = {account for account, _, _ in rows if account}
    known = records_of(accounts)
    records = [known.get(account, Record()) for account in accounts]
    rules = filing.in_force.standards.rules
    harms = [
        NOTICE_HARM
        if kind == ReportKind.NOTICE
        else rules[rule].severity
        if rule in rules
        else OTHER_HARM
        for _, kind, rule in rows
    ]
    readers = filing.comment.story.comment_count
    need = priority(max(harms), readers) + boost(records)
    cited = list(dict.fromkeys([*case.rule_ids, *(rule for _, _, rule in rows if rule)]))
    case.priority = max(case.priority, need)
    case.rules = _as_rules(cited)
    case.save(update_fields=["priority", "rules"])
    if is_to_be_held(records, conf.report_hold):
        _hold(case, filing)


def _as_rules(cited: list[str]) -> str:
    """As the queue is narrowed by: as many as the column holds."""
    text = ""
    for rule in cited:
        if len(text) + len(rule) + 2 > 200:
            break
        text += f"{'' if text else ' '}{rule} "
    return text


def _hold(case: Case, filing: _Filing) -> None:
    """The publisher's setting: trusted members agree, so the text waits for a person.

    Never again after a person has looked: the case would not be there for the same text.
    """
    comment = Comment.objects.select_for_update(no_key=True).get(pk=filing.comment.pk)
    was_decided = Decision.objects.filter(
        comment=comment, revision=filing.revision, decided_by__isnull=False
    ).exists()
    if not comment.is_published or was_decided:
        return
    decision = Decision.objects.create(
        ruling="hold",
        case=case,
        account=comment.author,
        comment=comment,
        revision=filing.revision,
        exhibit=case.exhibit,
        rules=list(case.rule_ids),
        standards=filing.in_force.version,
        before={"state": comment.state, "reports": True},
    )
    change_state(comment, CommentState.HELD)
    tell(decision, "comment-held")
