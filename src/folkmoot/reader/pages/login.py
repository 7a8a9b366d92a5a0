"""Log-in: back to where the reader was, with the draft; first what must be done first."""

from typing import Any

from allauth.account.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from folkmoot.accounts.networks import networks
from folkmoot.accounts.queries.consents import needs_consent
from folkmoot.accounts.queries.sign_on import places_to_begin
from folkmoot.reader.kept_draft import hand_over_and_clear, read
from folkmoot.reader.mail_check import note
from folkmoot.reader.way_back import FRONT_PAGE, target_of, with_next


class LoginDoor(LoginView):
    """Logs in, and says the same to a wrong password and an unknown address."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Log in; with the right password of an unconfirmed address, on to 'check your mail'."""
        target = target_of(self.request)
        answer: HttpResponse = super().form_valid(form)
        if not self.request.user.is_authenticated:
            if getattr(answer, "url", "") != reverse("mfa_authenticate"):
                note(self.request.session, form.cleaned_data["login"], target)
            return answer
        return arrive(self.request, target)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell a reader who comes from the composer that the text is kept."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        has_draft = read(self.request.session) is not None
        ways = {"networks": networks(), "has_partner_sites": bool(places_to_begin())}
        return context | {"has_kept_draft": has_draft} | ways


def arrive(request: HttpRequest, target: str) -> HttpResponse:
    """Where somebody goes who is logged in now: on their way, or first to what stands before it."""
    account: Any = request.user
    hand_over_and_clear(request.session, account)
    if account.is_closing:
        return HttpResponseRedirect(reverse("account_closing"))
    if needs_consent(account):
        return HttpResponseRedirect(with_next(reverse("account_gate"), target))
    return HttpResponseRedirect(target or FRONT_PAGE)


login = LoginDoor.as_view()
