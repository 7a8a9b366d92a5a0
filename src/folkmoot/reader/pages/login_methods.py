"""By which ways a member logs in; linking and unlinking networks; showing anew who one is."""

from typing import Any

from allauth.account.views import password_change
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.actions.identities import unlink_identity
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.network_errors import LastWayIn
from folkmoot.accounts.queries.identities import links_of, networks_to_come_by, networks_to_link
from folkmoot.reader.way_back import target_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def login_methods(request: HttpRequest) -> HttpResponse:
    """The list. A press unlinks the network that it names, unless it is the last way in."""
    account: Any = request.user
    demand_fresh_login(request)
    if request.method != "POST":
        facts = {
            "account": account,
            "links": links_of(account),
            "more": networks_to_link(account),
            "has_password": account.has_usable_password(),
        }
        return render(request, "reader/login_methods.html", facts)
    session = request.session.session_key or ""
    try:
        if unlink_identity(account, request.POST.get("unlink", ""), this_session=session):
            words = gettext("It is unlinked, and your other sessions have ended.")
            messages.success(request, words)
        else:
            messages.info(request, gettext("It was unlinked already."))
    except LastWayIn as refusal:
        messages.error(request, refusal.message)
    return HttpResponseRedirect(reverse("account_networks"))


@never_cache
@login_required
@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """Before something grave: the networks by which this account can show that it is itself."""
    account: Any = request.user
    facts = {"networks": networks_to_come_by(account), "next": target_of(request)}
    return render(request, "account/network_again.html", facts)


def change_password(request: HttpRequest) -> HttpResponse:
    """The page of allauth; an account without a password gets its first one by a mailed link."""
    account: Any = request.user
    if account.is_authenticated and not account.has_usable_password():
        words = gettext("Your account has no password yet. Ask for a link here, and set one.")
        messages.info(request, words)
        return HttpResponseRedirect(reverse("account_reset_password"))
    answer: HttpResponse = password_change(request)
    return answer
