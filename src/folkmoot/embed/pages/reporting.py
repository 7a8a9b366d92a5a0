"""Reporting a comment without the component, and the receipt that anybody gets (B6)."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import check_limit, client_address
from folkmoot.discussion.access import member_of
from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.embed.forms.reports import NoticeForm, ReportForm
from folkmoot.moderation.actions.reports import file_report
from folkmoot.moderation.queries.reports import receipt_of, report_form
from folkmoot.moderation.report_errors import ReportUnknown
from folkmoot.moderation.reporting import NOTICE_RATE, REPORT_RATE
from folkmoot.reader.visitor import visitor_of

if TYPE_CHECKING:
    from folkmoot.discussion.models import Comment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The form: by rule for members, of illegal content for everybody."""
    comment = known_comment(request, comment_id)
    account = member_of(request.user)
    facts = report_form(account, comment, get_language() or "en")
    data = request.POST if request.method == "POST" else None
    form = (
        NoticeForm(data, facts=facts, visitor=visitor_of(request))
        if account is None
        else ReportForm(data, facts=facts)
    )
    if form.is_valid():
        try:
            _count(request)
            filed = file_report(request.user, comment, reported=form.reported())
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            return redirect("embed:report_receipt", filed.public_id)
    context = {"form": form, "comment": comment, "is_member": account is not None}
    return render(request, "embed/report_page.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """That the report is here, and later what became of it; for whoever has its number."""
    try:
        found = receipt_of(reference)
    except ReportUnknown as refusal:
        raise Http404(refusal.message) from refusal
    return render(request, "embed/report_receipt.html", {"receipt": found})


def known_comment(request: HttpRequest, comment_id: str) -> "Comment":
    """The comment, or the answer for an address that leads nowhere."""
    try:
        return comment_for(request.user, comment_id)
    except CommentUnknown as refusal:
        raise Http404(refusal.message) from refusal


def _count(request: HttpRequest) -> None:
    account = member_of(request.user)
    if account is not None:
        check_limit("report", account.public_id, rate=REPORT_RATE)
    else:
        check_limit("notice", client_address(request), rate=NOTICE_RATE)
