"""What readers tell the newsroom: the list, and answering (B16)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.tickets import TicketAnswerForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import status_of
from folkmoot.discussion.actions.tickets import answer_ticket
from folkmoot.discussion.letter_errors import TicketUnknown
from folkmoot.discussion.queries.tickets import TicketView, ticket_for_desk, tickets_for_desk


@page(Permission.ANSWER_TICKETS)
@require_safe
def tickets(request: DeskRequest) -> HttpResponse:
    """The open ones, oldest first, or the answered ones."""
    is_open = request.GET.get("state") != "answered"
    found = tickets_for_desk(request.user, is_open=is_open, after=request.GET.get("after"))
    facts = {"page": found, "is_open": is_open}
    return render(request, "desk/tickets.html", facts)


@page(Permission.ANSWER_TICKETS)
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: DeskRequest, ticket_id: str) -> HttpResponse:
    """One of them with its answer, or the form for one."""
    found = _find(request, ticket_id)
    form = TicketAnswerForm(request.POST if request.method == "POST" else None, kind=found.kind)
    status = 400 if request.method == "POST" else 200
    if form.is_valid():
        try:
            answer_ticket(request.user, ticket_id, **form.cleaned_data)
        except FolkmootError as refusal:
            form.refuse(refusal)
            status, found = status_of(refusal), _find(request, ticket_id)
        else:
            messages.success(request, _("Answered. The reader has been told."))
            return redirect("desk:tickets")
    facts = {"ticket": found, "form": form}
    return render(request, "desk/ticket.html", facts, status=status)


def _find(request: DeskRequest, ticket_id: str) -> TicketView:
    try:
        return ticket_for_desk(request.user, ticket_id)
    except TicketUnknown as error:
        raise Http404 from error
