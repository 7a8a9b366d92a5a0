"""Sign-up: allauth's door with our texts to agree to, and the draft that came along."""

from typing import Any

from allauth.account.views import SignupView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from folkmoot.accounts.errors import NameTaken
from folkmoot.accounts.networks import networks
from folkmoot.reader.acceptance import acceptance
from folkmoot.reader.kept_draft import hand_over, read
from folkmoot.reader.mail_check import note
from folkmoot.reader.visitor import visitor_of
from folkmoot.reader.way_back import target_of


class SignupDoor(SignupView):
    """Opens an account; a known address gets the same answer and nothing is stored."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Closed until the newsroom has published what members agree to."""
        if acceptance() is None:
            return render(request, "account/signup_closed.html", status=503)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_form_kwargs(self) -> dict[str, Any]:
        """Which versions are shown, and for whom the captcha counts."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"acceptance": acceptance(), "visitor": visitor_of(self.request)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Open the account; whoever was slower to a name is asked for another one."""
        note(self.request.session, form.cleaned_data["email"], target_of(self.request))
        try:
            answer: HttpResponse = super().form_valid(form)
        except NameTaken as refusal:
            form.add_error("display_name", refusal.message)
            refused: HttpResponse = self.form_invalid(form)
            return refused
        if self.user is not None:
            hand_over(self.request.session, self.user)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Tell a reader who comes from the composer that the text is kept."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        has_draft = read(self.request.session) is not None
        return context | {"has_kept_draft": has_draft, "networks": networks()}


signup = SignupDoor.as_view()
