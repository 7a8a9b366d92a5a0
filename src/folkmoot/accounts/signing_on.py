"""From a token to a session: what the page and the JSON door of signed sign-on share."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from folkmoot.accounts.actions.sessions import sign_session
from folkmoot.accounts.actions.sign_on import check_may_sign_on, open_site
from folkmoot.accounts.queries.second_factors import has_second_factor
from folkmoot.accounts.queries.sign_on import account_behind
from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.accounts.sign_on_ticket import LIFETIME, Ticket, read_ticket, write_ticket

COOKIE = "__Host-folkmoot-sign-on" if settings.IS_SECURE else "folkmoot-sign-on"


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who stands at the door by a ticket: an account, or somebody new."""

    ticket: Ticket
    account: Any

    @property
    def is_simple(self) -> bool:
        """True when nothing comes before being in: no acceptance and no second factor."""
        return self.account is not None and not has_second_factor(self.account)


def arrival_of(ticket: Ticket) -> Arrival:
    """Who came.

    Raises:
        SignOnRefused: the key was revoked since.
        StaffSignOn: it is a staff account without a second factor.
    """
    open_site(ticket)
    account = account_behind(ticket)
    if account is not None:
        check_may_sign_on(account)
    return Arrival(ticket, account)


def let_in(request: HttpRequest, ticket: Ticket, account: Any) -> HttpResponse:
    """Log the account in; whoever has a second factor is led to it first.

    Whoever was logged in as another account is out: nothing of theirs stays in the session. It
    ends with the browser, as after a log-in by password where nothing else was asked for.

    Raises:
        SignOnRefused: the key was revoked at this moment; nobody is logged in then.
    """
    user: Any = request.user
    if user.is_authenticated and user.pk != account.pk:
        logout(request)
    sign_session(request.session, account, ticket.key)
    request.session.set_expiry(0)
    record_authentication(request, account, method="sign-on")
    login = Login(
        user=account,
        email_verification=EmailVerificationMethod.NONE,
        redirect_url=ticket.target or "/",
    )
    try:
        answer: HttpResponse = perform_login(request, login)
    except SignOnRefused:
        logout(request)
        raise
    return answer


def give_ticket(answer: HttpResponse, ticket: Ticket) -> HttpResponse:
    """Lay the ticket into the browser."""
    return _with_cookie(answer, write_ticket(ticket), LIFETIME)


def take_ticket(request: HttpRequest) -> Ticket:
    """The ticket that the browser has.

    Raises:
        SignOnRefused: it has none, or one that is too old.
    """
    return read_ticket(request.COOKIES.get(COOKIE, ""))


def drop_ticket(answer: HttpResponse) -> HttpResponse:
    """Take the ticket out of the browser: it is used, or not wanted."""
    return _with_cookie(answer, "", 0)


def target_within(address: str, origins: list[str]) -> str:
    """An address to go to afterwards, when it is on one of the site's own origins."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if f"{parts.scheme}://{parts.netloc}" in origins else ""


def _with_cookie(answer: HttpResponse, value: str, seconds: int) -> HttpResponse:
    answer.set_cookie(
        COOKIE,
        value,
        max_age=seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
