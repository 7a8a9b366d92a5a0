"""Logging in by a code that is mailed: asking for it, and typing it."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.decorators import rate_limit
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from folkmoot.reader.pages.login import arrive
from folkmoot.reader.visitor import visitor_of
from folkmoot.reader.way_back import target_of


@method_decorator(rate_limit(action="request_login_code"), name="dispatch")
class AskDoor(RequestLoginCodeView):
    """Asks for the code; the answer is the same for every address."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form, with the visitor for whom its captcha counts."""
        form = super().get_form(form_class)
        form.visitor = visitor_of(self.request)
        return form


class CodeDoor(ConfirmLoginCodeView):
    """Takes the code; a second factor is asked for next where there is one."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Log in and go on."""
        target = target_of(self.request)
        answer: HttpResponse = super().form_valid(form)
        return arrive(self.request, target) if self.request.user.is_authenticated else answer


ask = never_cache(AskDoor.as_view())
confirm = CodeDoor.as_view()
