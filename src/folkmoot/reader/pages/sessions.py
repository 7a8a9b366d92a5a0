"""Where the account is logged in; ending one session or all others (UX-096)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.sessions import end_session, end_sessions
from folkmoot.accounts.queries.sessions import sessions_of
from folkmoot.core.conf import conf


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """The list. A press ends the session that it names, or every other one."""
    account: Any = request.user
    this_key = request.session.session_key or ""
    if request.method != "POST":
        lines = sessions_of(account, this_key=this_key)
        facts = {"sessions": lines, "days": conf.session_detail_days}
        return render(request, "reader/sessions.html", facts)
    if request.POST.get("act") == "others":
        ended = end_sessions(account, but=this_key)
        words = ngettext("%(n)s session is ended.", "%(n)s sessions are ended.", ended)
        messages.success(request, words % {"n": ended})
    elif end_session(account, request.POST.get("session", "")):
        messages.success(request, gettext("The session is ended."))
    else:
        messages.info(request, gettext("This session had ended already."))
    return HttpResponseRedirect(reverse("account_sessions"))
