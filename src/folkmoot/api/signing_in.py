"""Who asks: the session of our own pages, with proof that our own page sends."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from folkmoot.api.errors import CsrfMissing, LogInNeeded
from folkmoot.core.limits import check_limit
from folkmoot.discussion.access import Member, member_of


class SignedIn(AuthBase):
    """For routes that act for a person: a session, and the token in `X-CSRFToken`.

    A rate, where one is given, is counted by account before anything else is done.
    """

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = settings.SESSION_COOKIE_NAME

    def __init__(self, limit: str = "", rate: str = "") -> None:
        super().__init__()
        self._limit, self._rate = limit, rate

    def __call__(self, request: HttpRequest) -> Member:
        """The account that is signed in; its language is spoken from here on.

        Raises:
            CsrfMissing: the request changes something and has no valid token.
            LogInNeeded: nobody is signed in.
            TooFast: the account did this too often.
        """
        if check_csrf(request) is not None:
            raise CsrfMissing
        account = visitor(request)
        if account is None:
            raise LogInNeeded
        if self._limit:
            check_limit(self._limit, account.public_id, rate=self._rate)
        return account


def visitor(request: HttpRequest) -> Member | None:
    """The account that is signed in, if one is; its language is spoken from here on."""
    account = member_of(request.user)
    if account is not None and account.language in dict(settings.LANGUAGES):
        translation.activate(account.language)
    return account


def account_of(request: HttpRequest) -> Member:
    """The account that `SignedIn` found."""
    account: Member = request.auth  # type: ignore[attr-defined]
    return account
