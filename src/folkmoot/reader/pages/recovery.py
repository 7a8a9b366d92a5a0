"""A lost password: asking for the link, and setting a new one with it."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import PasswordResetView
from allauth.decorators import rate_limit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.actions.passwords import set_password_by_link
from folkmoot.accounts.entrance_forms import NewPasswordForm
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.queries.mailed_links import recovering
from folkmoot.reader.link_page import link_not_valid
from folkmoot.reader.visitor import visitor_of


class RecoveryDoor(PasswordResetView):
    """Asks for the link; the answer is the same for every address."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form, with the visitor for whom its captcha counts."""
        form = super().get_form(form_class)
        form.visitor = visitor_of(self.request)
        return form


@never_cache
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What happens next, whoever was asked for."""
    return render(request, "account/password_reset_done.html")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limit(action="reset_password_from_key")
def new_password(request: HttpRequest, secret: str) -> HttpResponse:
    """A link from a mail: looking at it changes nothing, sending the form sets the password."""
    account = recovering(secret)
    if account is None:
        return link_not_valid(request)
    form = NewPasswordForm(request.POST or None, account=account)
    if not form.is_valid():
        return render(request, "account/password_reset_from_key.html", {"form": form})
    try:
        account = set_password_by_link(secret, form.cleaned_data["password1"])
    except LinkNotValid:
        return link_not_valid(request)
    get_adapter().forgive_failures(request, account)
    words = gettext("Your new password is set, and every other session has ended. Please log in.")
    messages.success(request, words)
    return HttpResponseRedirect(reverse("account_login"))


recovery = RecoveryDoor.as_view()
