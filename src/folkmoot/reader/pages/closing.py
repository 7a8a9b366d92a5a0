"""Deleting one's account, and taking that back."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.closures import send_restoring_again
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.errors import AccountNotClosing, LinkNotValid
from folkmoot.accounts.queries.closures import open_closure
from folkmoot.accounts.queries.mailed_links import restoring
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.errors import TooFast
from folkmoot.discussion.actions.authors import (
    close_author,
    reopen_author,
    reopen_author_by_link,
)
from folkmoot.reader.link_page import link_not_valid
from folkmoot.reader.way_back import FRONT_PAGE, target_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest) -> HttpResponse:
    """Ask once more: what goes, what stays, until when it can be taken back; then yes or no."""
    account: Any = request.user
    if account.is_closing:
        return HttpResponseRedirect(reverse("account_closing"))
    demand_fresh_login(request)
    if request.method == "POST":
        wants_erased = request.POST.get("comments") == "erased"
        close_author(account, comments="erased" if wants_erased else "nameless")
        get_adapter().logout(request)
        return HttpResponseRedirect(reverse("account_closing"))
    facts = {
        "last_day": now() + timedelta(days=conf.restore_days),
        "days": conf.restore_days,
        "back": target_of(request) or reverse("account_home"),
    }
    return render(request, "reader/close_account.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest) -> HttpResponse:
    """A closed account: until when it can be restored, and the button that does it."""
    account: Any = request.user
    closure = open_closure(account) if account.is_authenticated else None
    is_mailed = closure is None or closure.mailed_at is not None
    if account.is_authenticated and closure is None:
        return HttpResponseRedirect(reverse("account_home"))
    if request.method != "POST" or closure is None:
        facts = {"closure": closure, "days": conf.restore_days, "is_mailed": is_mailed}
        return render(request, "reader/account_closing.html", facts)
    if request.POST.get("act") == "mail":
        return _mailed_again(request)
    try:
        reopen_author(account)
    except AccountNotClosing as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, gettext("Your account is open again, with everything in it."))
    return HttpResponseRedirect(FRONT_PAGE)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def restore(request: HttpRequest, secret: str) -> HttpResponse:
    """A link from a mail: looking at it changes nothing, the button on the page restores."""
    account = restoring(secret)
    if account is None:
        return link_not_valid(request)
    if request.method != "POST":
        return render(request, "reader/restore_account.html", {"name": account.display_name})
    try:
        reopen_author_by_link(secret)
    except LinkNotValid:
        return link_not_valid(request)
    words = gettext("Your account is open again, with everything in it. Please log in.")
    messages.success(request, words)
    return HttpResponseRedirect(reverse("account_login"))


def _mailed_again(request: HttpRequest) -> HttpResponse:
    account: Any = request.user
    try:
        send_restoring_again(account)
    except (TooFast, AccountNotClosing) as refusal:
        messages.info(request, refusal.message)
    else:
        messages.success(request, gettext("The mail is on its way once more."))
    return HttpResponseRedirect(reverse("account_closing"))
