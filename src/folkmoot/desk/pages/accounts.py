"""The card of a member: record, limits, last comments, decisions (UX-082)."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.record import show_record


@page(Permission.SEE_DESK)
@require_safe
def account(request: DeskRequest, account_id: str) -> HttpResponse:
    """What the desk may know of a member: no address, no network."""
    return show_record(request, account_id)
