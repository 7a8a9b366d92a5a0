"""The second factor: set up, used at log-in, taken away; allauth's pages in our frame."""

from typing import Any

from allauth.mfa.base import views as base_pages
from allauth.mfa.recovery_codes import views as code_pages
from allauth.mfa.totp import views as app_pages
from allauth.mfa.webauthn import views as passkey_pages
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from folkmoot.accounts.mfa_adapter import SecondFactorAdapter
from folkmoot.accounts.queries.second_factors import lacks_second_factor, needs_second_factor
from folkmoot.reader.pages.login import arrive
from folkmoot.reader.way_back import target_of

GOING_TO = "second-factor-next"


class FactorsPage(base_pages.IndexView):
    """What there is, and the ways to add and remove.

    Somebody who was on the way to the desk is told why they are here; the way back is kept.
    """

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside allauth's facts: whether a factor is needed, is missing, and where to go on."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        account: Any = self.request.user
        target = target_of(self.request)
        if target:
            self.request.session[GOING_TO] = target
        is_missing = lacks_second_factor(account)
        onward = "" if is_missing else self.request.session.get(GOING_TO, "")
        facts = {
            "is_needed": needs_second_factor(account),
            "is_missing": is_missing,
            "onward": onward,
        }
        return context | facts


class LoginCodeDoor(base_pages.AuthenticateView):
    """The second step of a log-in; then on to where the reader was going."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Finish the log-in."""
        target = self.stage.login.redirect_url or ""
        answer: HttpResponse = super().form_valid(form)
        return arrive(self.request, target) if self.request.user.is_authenticated else answer


class PasskeyDoor(passkey_pages.LoginWebAuthnView):
    """Log-in by a passkey alone: it is something one has and something one is or knows."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Log in and go on."""
        target = target_of(self.request)
        answer: HttpResponse = super().form_valid(form)
        return arrive(self.request, target) if self.request.user.is_authenticated else answer

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ARG002 - allauth's signature
        """Back to the door; what went wrong is no different for any passkey."""
        words = gettext(
            "This passkey is not known here. Log in in another way, then make a new one."
        )
        messages.error(self.request, words)
        return HttpResponseRedirect(reverse("account_login"))


class PasskeyAgainDoor(passkey_pages.ReauthenticateWebAuthnView):
    """A passkey before something grave."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """The same page once more, with what went wrong."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form and the way back, which allauth leaves out."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        form = kwargs.get("form") or self.get_form_class()(user=self.request.user)
        return context | {"form": form, "next": target_of(self.request)}


class RemovePasskeyPage(passkey_pages.RemoveWebAuthnView):
    """Asks once more, then removes the passkey, unless it is the last that staff must have."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or say why not."""
        adapter = SecondFactorAdapter()
        if not adapter.can_delete_authenticator(self.object):
            refusal: ValidationError = adapter.validation_error("cannot_delete_authenticator")
            messages.error(self.request, refusal.messages[0])
            return HttpResponseRedirect(str(self.success_url))
        answer: HttpResponse = super().form_valid(form)
        return answer


class CodesPage(code_pages.ViewRecoveryCodesView):
    """The recovery codes, shown once: to be copied, printed, or kept as a file."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The text of the file travels in the page, so that no second request can show it again."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        lines = [settings.SITE_ADDRESS, *context["unused_codes"], ""]
        return context | {"file_text": "\n".join(lines)}


def _kept_from_caches(view: Any) -> Any:
    return never_cache(view.as_view())


factors = _kept_from_caches(FactorsPage)
log_in_with_code = _kept_from_caches(LoginCodeDoor)
log_in_with_passkey = _kept_from_caches(PasskeyDoor)
confirm_with_code = _kept_from_caches(base_pages.ReauthenticateView)
confirm_with_passkey = _kept_from_caches(PasskeyAgainDoor)
add_app = _kept_from_caches(app_pages.ActivateTOTPView)
remove_app = _kept_from_caches(app_pages.DeactivateTOTPView)
codes = _kept_from_caches(CodesPage)
new_codes = _kept_from_caches(code_pages.GenerateRecoveryCodesView)
add_passkey = _kept_from_caches(passkey_pages.AddWebAuthnView)
remove_passkey = _kept_from_caches(RemovePasskeyPage)
