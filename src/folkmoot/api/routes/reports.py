"""Reporting a comment as a member; who has no account finds the page for it."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.reports import ReportFormOut, ReportIn, ReportOut, report_form_out
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.moderation.actions.reports import file_report
from folkmoot.moderation.queries.reports import report_form
from folkmoot.moderation.reporting import REPORT_RATE, Reported

router = StrictRouter(tags=["reports"])
REFUSALS = dict.fromkeys((401, 403, 404, 409, 422, 429), ErrorOut)


@router.get(
    "/{comment_id}/report",
    response={200: ReportFormOut, 401: ErrorOut, 404: ErrorOut},
    auth=SignedIn(),
    operation_id="read_report_form",
)
def form(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The rules that may be named, and whether the member has reported the comment before."""
    account = account_of(request)
    comment = comment_for(account, comment_id)
    return answer(report_form_out(report_form(account, comment, account.language)))


@router.post(
    "/{comment_id}/report",
    response={201: ReportOut, **REFUSALS},
    auth=SignedIn("report", REPORT_RATE),
    operation_id="report_comment",
)
def report(request: HttpRequest, comment_id: str, body: ReportIn) -> HttpResponse:
    """Report a comment by a rule, or as against the law; nobody else sees that it was reported."""
    account = account_of(request)
    reported = Reported(body.ground, body.text, is_in_good_faith=body.is_in_good_faith)
    filed = file_report(account, comment_for(account, comment_id), reported=reported)
    return answer({"reference": filed.public_id}, status=201)
