"""The log of decisions, and taking one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.queries.decisions import recent_decisions


@page(Permission.SEE_DESK)
@require_safe
def decisions(request: DeskRequest) -> HttpResponse:
    """The last decisions of persons, and automatic removals."""
    return render(request, "desk/decisions.html", {"decisions": recent_decisions(request.user)})


@page(Permission.DECIDE)
@require_POST
def undo_decision(request: DeskRequest, decision_id: str) -> HttpResponse:
    """Take a decision back with all that came with it; its case is open again."""
    try:
        undo(request.user, decision_id)
    except FolkmootError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Taken back. The case is open again, and the author is told."))
    return redirect(_way_back(request.POST.get("back", "")))


def _way_back(target: str) -> str:
    """The page of the desk where the button was pressed; the queue for anything else."""
    queue = reverse("desk:queue")
    is_of_the_desk = target.startswith(queue) and url_has_allowed_host_and_scheme(target, None)
    return target if is_of_the_desk else queue
