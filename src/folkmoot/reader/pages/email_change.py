"""Another address: asking for it, confirming it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.email_changes import (
    ask_email_change,
    confirm_email_change,
    undo_email_change,
)
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.queries.email_changes import waiting_change, would_change, would_undo
from folkmoot.accounts.queries.sessions import is_still_in
from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError
from folkmoot.reader.forms.profiles import EmailForm
from folkmoot.reader.link_page import link_not_valid


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form, and what waits; the answer is the same whether somebody has the address."""
    account: Any = request.user
    demand_fresh_login(request)
    form = EmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_email_change(account, form.cleaned_data["email"])
        except FolkmootError as refusal:
            form.refuse("email", refusal)
        else:
            words = gettext(
                "We sent a link to the new address. Until you press it, nothing changes."
            )
            messages.success(request, words)
            return HttpResponseRedirect(reverse("account_change_email"))
    facts = {
        "form": form,
        "waiting": waiting_change(account),
        "days": conf.email_change_days,
        "undo_days": conf.email_undo_days,
    }
    return render(request, "reader/email_change.html", facts)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """A link at the new address: looking at it changes nothing, the button does."""
    email = would_change(secret)
    if not email:
        return link_not_valid(request)
    if request.method != "POST":
        return render(request, "reader/email_change_confirm.html", {"email": email})
    try:
        account = confirm_email_change(secret, session_key=request.session.session_key or "")
    except LinkNotValid:
        return link_not_valid(request)
    if is_still_in(account, request.session.session_key):
        messages.success(request, gettext("Your address is confirmed. Welcome."))
        return HttpResponseRedirect(reverse("account_home"))
    words = gettext("Your account has its new address, and every session has ended. Please log in.")
    return _to_the_door(request, words, "account_login")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, secret: str) -> HttpResponse:
    """A link at the old address: the button brings it back and locks everybody out."""
    email = would_undo(secret)
    if not email:
        return link_not_valid(request)
    if request.method != "POST":
        return render(request, "reader/email_change_undo.html", {"email": email})
    try:
        undo_email_change(secret)
    except LinkNotValid:
        return link_not_valid(request)
    words = gettext("Your old address is back. Nobody can log in now: set a new password here.")
    return _to_the_door(request, words, "account_reset_password")


def _to_the_door(request: HttpRequest, words: str, name: str) -> HttpResponse:
    logout(request)
    messages.success(request, words)
    return HttpResponseRedirect(reverse(name))
