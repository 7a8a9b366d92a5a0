"""The contact form's messages: the list, and answering by mail (E8)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError, NotFound
from folkmoot.desk.forms.enquiries import EnquiryAnswerForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import status_of
from folkmoot.discussion.actions.enquiries import answer_enquiry
from folkmoot.discussion.queries.enquiries import (
    EnquiryView,
    enquiries_for_desk,
    enquiry_for_desk,
)


@page(Permission.ANSWER_TICKETS)
@require_safe
def enquiries(request: DeskRequest) -> HttpResponse:
    """The open ones, the oldest first, or the answered ones."""
    is_open = request.GET.get("state") != "answered"
    found = enquiries_for_desk(request.user, is_open=is_open, after=request.GET.get("after"))
    return render(request, "desk/enquiries.html", {"page": found, "is_open": is_open})


@page(Permission.ANSWER_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry(request: DeskRequest, enquiry_id: str) -> HttpResponse:
    """One of them with its answer, or the form for one."""
    found = _find(request, enquiry_id)
    form = EnquiryAnswerForm(request.POST if request.method == "POST" else None)
    status = 400 if request.method == "POST" else 200
    if form.is_valid():
        try:
            answer_enquiry(request.user, enquiry_id, words=form.cleaned_data["words"])
        except FolkmootError as refusal:
            form.add_error(None, str(refusal.message))
            status, found = status_of(refusal), _find(request, enquiry_id)
        else:
            messages.success(request, _("Marked as answered."))
            return redirect("desk:enquiries")
    return render(request, "desk/enquiry.html", {"enquiry": found, "form": form}, status=status)


def _find(request: DeskRequest, enquiry_id: str) -> EnquiryView:
    try:
        return enquiry_for_desk(request.user, enquiry_id)
    except NotFound as error:
        raise Http404 from error
