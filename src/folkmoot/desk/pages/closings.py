"""Closing the account of a member, from its card (A8)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError, NotFound
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.record import Refused, show_record
from folkmoot.moderation.actions.closings import close_account


@page(Permission.SANCTION)
@require_POST
def close(request: DeskRequest, account_id: str) -> HttpResponse:
    """Close the account, with words to the member; a second person confirms it."""
    words = request.POST.get("words", "")
    try:
        close_account(request.user, account_id, words=words)
    except NotFound as error:
        raise Http404 from error
    except FolkmootError as refusal:
        return show_record(request, account_id, refused=Refused("closing", words, refusal))
    messages.success(request, _("Closed. The member has been told; a second person confirms it."))
    return redirect("desk:account", account_id)
