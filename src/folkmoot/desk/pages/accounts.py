"""The card of a member: record, limits, last comments, decisions (UX-082)."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError, NotFound
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.record import Refused, show_record
from folkmoot.moderation.actions.avatars import remove_avatar

PICTURE = "picture"


@page(Permission.SEE_DESK)
@require_safe
def account(request: DeskRequest, account_id: str) -> HttpResponse:
    """What the desk may know of a member: no address, no network."""
    return show_record(request, account_id)


@page(Permission.SANCTION)
@require_POST
def picture(request: DeskRequest, account_id: str) -> HttpResponse:
    """Take the member's picture away, with words to the member."""
    words = request.POST.get("words", "")
    try:
        remove_avatar(request.user, account_id, words=words)
    except NotFound as refusal:
        raise Http404 from refusal
    except FolkmootError as refusal:
        return show_record(request, account_id, refused=Refused(PICTURE, words, refusal))
    messages.success(request, _("The picture is gone. The member has been told."))
    return redirect("desk:account", account_id)
