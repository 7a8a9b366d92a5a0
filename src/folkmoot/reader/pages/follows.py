"""What a member follows and whom the member has muted, with the way to end each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from folkmoot.discussion.actions.follows import end_follow
from folkmoot.discussion.actions.mutes import end_mute
from folkmoot.discussion.queries.follows import follows_of
from folkmoot.discussion.queries.mutes import mutes_of
from folkmoot.reader.asking import MemberRequest


@login_required
@never_cache
@require_safe
def my_follows(request: MemberRequest) -> HttpResponse:
    """Two lists: followed, muted."""
    facts = {"follows": follows_of(request.user), "mutes": mutes_of(request.user)}
    return render(request, "reader/follows.html", facts)


@login_required
@require_POST
def end(request: MemberRequest) -> HttpResponse:
    """Follow one thing no longer, or show one member's comments again."""
    if "follow" in request.POST:
        end_follow(request.user, request.POST["follow"])
        messages.success(request, _("You do not follow it any more."))
    elif "mute" in request.POST:
        end_mute(request.user, request.POST["mute"])
        messages.success(request, _("Their comments are shown again."))
    return redirect("reader:my_follows")
