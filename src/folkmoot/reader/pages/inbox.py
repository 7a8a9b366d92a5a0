"""The inbox: what Folkmoot told the member."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from folkmoot.notifications.actions.inbox import mark_all_read
from folkmoot.notifications.queries.inbox import inbox
from folkmoot.reader.asking import MemberRequest


@login_required
@never_cache
@require_safe
def my_inbox(request: MemberRequest) -> HttpResponse:
    """A page of notifications, newest first."""
    page = inbox(request.user, after=request.GET.get("after"))
    return render(request, "reader/inbox.html", {"page": page})


@login_required
@require_POST
def mark_all_as_read(request: MemberRequest) -> HttpResponse:
    """Nothing is new any more."""
    mark_all_read(request.user)
    return redirect("reader:inbox")
