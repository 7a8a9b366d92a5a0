"""The inbox: what Folkmoot told the member, and which of it also comes by mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from folkmoot.notifications.actions.inbox import mark_all_read
from folkmoot.notifications.actions.preferences import switch_kinds
from folkmoot.notifications.queries.inbox import inbox
from folkmoot.notifications.queries.preferences import preferences
from folkmoot.reader.asking import MemberRequest


@login_required
@never_cache
@require_safe
def my_inbox(request: MemberRequest) -> HttpResponse:
    """A page of notifications, newest first, with the choice of mails below."""
    page = inbox(request.user, after=request.GET.get("after"))
    facts = {"page": page, "kinds": preferences(request.user)}
    return render(request, "reader/inbox.html", facts)


@login_required
@require_POST
def mark_all_as_read(request: MemberRequest) -> HttpResponse:
    """Nothing is new any more."""
    mark_all_read(request.user)
    return redirect("reader:inbox")


@login_required
@require_POST
def choose_mails(request: MemberRequest) -> HttpResponse:
    """Keep which kinds also come by mail."""
    switch_kinds(request.user, mailed=frozenset(request.POST.getlist("mailed")))
    messages.success(request, _("Your choice is kept."))
    return redirect("reader:inbox")
