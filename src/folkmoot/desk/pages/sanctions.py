"""Ending a limit on an account before its time."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.record import Refused, show_record
from folkmoot.moderation.actions.final_blocks import override_final_block
from folkmoot.moderation.actions.sanctions import lift_sanction


@page(Permission.SANCTION)
@require_POST
def lift(request: DeskRequest, sanction_id: str) -> HttpResponse:
    """Lift a limit, with words to the member."""
    words = request.POST.get("words", "")
    try:
        lift_sanction(request.user, sanction_id, words=words)
    except FolkmootError as refusal:
        return _refused(request, Refused(sanction_id, words, refusal))
    return _lifted(request)


@page(Permission.OVERRIDE_FINAL_BLOCK)
@require_POST
def override(request: DeskRequest, sanction_id: str) -> HttpResponse:
    """Undo a final block, with a written reason that stays on record (A10)."""
    reason = request.POST.get("words", "")
    try:
        override_final_block(request.user, sanction_id, reason=reason)
    except FolkmootError as refusal:
        return _refused(request, Refused(sanction_id, reason, refusal))
    return _lifted(request)


def _refused(request: DeskRequest, refused: Refused) -> HttpResponse:
    return show_record(request, request.POST.get("account", ""), refused=refused)


def _lifted(request: DeskRequest) -> HttpResponse:
    messages.success(request, _("Lifted. The member has been told."))
    account_id = request.POST.get("account", "")
    return redirect("desk:account", account_id) if account_id.isalnum() else redirect("desk:queue")
