"""Middleware: what an account must do before it goes on.

A new version of the privacy policy is agreed to or the account is deleted, on one screen (A5);
a closed account is restored or left (A6); staff set up their second factor before the desk or
the CMS opens (A3). Reading needs none of it: stories, discussions, the standards and the policy
itself stay open, and so do the ways out and the right to object.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.consents import needs_consent
from folkmoot.accounts.queries.second_factors import lacks_second_factor

CONSENT_PAGES = ("/account/", "/my/", "/desk/", "/cms/")
CLOSING_PAGES = ("/account/", "/desk/", "/cms/")
WORK_PAGES = ("/desk/", "/cms/")
WAYS_OUT = frozenset(
    {
        "account_archive",
        "account_archive_file",
        "account_change_email_confirm",
        "account_change_email_undo",
        "account_close",
        "account_closing",
        "account_confirm_email",
        "account_data",
        "account_gate",
        "account_inactive",
        "account_logout",
        "account_network",
        "account_network_again",
        "account_network_return",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_restore",
        "account_sign_on",
        "account_sign_on_welcome",
        "account_task",
        "account_withdraw",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "reader:appeal",
        "reader:appeal_by_link",
        "reader:statement",
        "reader:statements",
    }
)
NextHandler = Callable[[HttpRequest], HttpResponse]


class GateMiddleware:
    """Leads a logged-in account to what it must do first.

    What is sent to the newsroom's own pages goes through: a decision that took ten minutes to
    word must not be lost because a new version came into force meanwhile. The next page asks.
    A second factor that is missing stops even that: no grace, or the desk stood open meanwhile.
    The API does not redirect; writing there asks `needs_consent` and refuses by name.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the gate acts once the page is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer with the gate instead of the page, where one stands before it."""
        if not _is_gated(request):
            return None
        account = request.user
        if not isinstance(account, Account):
            return None
        path, is_in_flight = request.path_info, _is_work_in_flight(request)
        if account.is_closing and not is_in_flight:
            is_open = not path.startswith(CLOSING_PAGES)
            return None if is_open else HttpResponseRedirect(reverse("account_closing"))
        if needs_consent(account) and not is_in_flight:
            return HttpResponseRedirect(_with_way_back(request, "account_gate"))
        if path.startswith(WORK_PAGES) and lacks_second_factor(account):
            return HttpResponseRedirect(_with_way_back(request, "mfa_index"))
        return None


def _with_way_back(request: HttpRequest, name: str) -> str:
    """The gate's address, with the way back to where the account was going."""
    target = request.get_full_path() if request.method in {"GET", "HEAD"} else ""
    query = f"?{urlencode({'next': target})}" if target else ""
    return reverse(name) + query


def _is_gated(request: HttpRequest) -> bool:
    path = request.path_info
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not path.startswith(CONSENT_PAGES):
        return False
    match = request.resolver_match
    return match is None or match.view_name not in WAYS_OUT


def _is_work_in_flight(request: HttpRequest) -> bool:
    is_reading = request.method in {"GET", "HEAD"}
    return request.path_info.startswith(WORK_PAGES) and not is_reading
