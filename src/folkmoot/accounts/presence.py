"""Middleware: who is logged in sees pages in their own language and dates in their own zone."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from folkmoot.accounts.actions.sessions import see_session
from folkmoot.accounts.models import Account

SAME_FOR_ALL = ("/static/", "/media/", "/discussion/", "/api/")
NextHandler = Callable[[HttpRequest], HttpResponse]


class PresenceMiddleware:
    """Activates an account's language and time zone for the request (A11).

    Pages that are the same for everyone are left alone, and so are visitors without a session
    cookie: looking at the session would mark the page as different for each reader, and no
    shared cache could keep it.
    """

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the account's language and zone."""
        account = _account(request)
        if account is None:
            return self.get_response(request)
        see_session(request.session)
        if account.language in dict(settings.LANGUAGES):
            translation.activate(account.language)
        with timezone.override(_zone(account.time_zone)):
            return self.get_response(request)


def _account(request: HttpRequest) -> Account | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    if request.path_info.startswith(SAME_FOR_ALL):
        return None
    return request.user if isinstance(request.user, Account) else None


def _zone(name: str) -> ZoneInfo:
    """The zone; UTC for one that this machine's time zone data no longer has."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
