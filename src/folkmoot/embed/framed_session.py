"""Middleware: the session of a frame on another site's page, in cookies of its own.

The session of our own pages is `SameSite=Lax`, so it does not come along there, and it stays
so. A frame gets cookies that a browser keeps for that one site alone (`Partitioned`). They
count only in requests that our own script in the frame makes: another page cannot set the
header without asking first, and nobody tells it yes; browsers also say whose page asks.
"""

from collections.abc import Callable, Container
from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADER = "X-Folkmoot-Frame"
PLACES = ("/api/v1/",)
SESSION, CSRF = "__Host-folkmoot-frame", "__Host-folkmoot-frame-csrf"
NextHandler = Callable[[HttpRequest], HttpResponse]


class FramedSessionMiddleware:
    """Puts the frame's cookies in the place of our own pages', and back in the answer."""

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as to a page of our own, with the frame's cookies.

        Where the site and we are one site to the browser our own session comes along; then the
        frame needs none of its own.
        """
        if not is_framed(request) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        for own, framed in _pairs():
            request.COOKIES.pop(own, None)
            if framed in request.COOKIES:
                request.COOKIES[own] = request.COOKIES[framed]
        response = self.get_response(request)
        for own, framed in _pairs():
            if own in response.cookies:
                _rename(response, own, framed)
        return response


def is_framed(request: HttpRequest) -> bool:
    """True for a request that our own script makes in a frame."""
    is_ours = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    has_header = request.headers.get(HEADER) == "1"
    return has_header and is_ours and request.path_info.startswith(PLACES)


class _Partitioned(Morsel[str]):
    """A cookie of a frame: Python's own class does not know the word yet."""

    def OutputString(self, attrs: Container[str] | None = None) -> str:  # noqa: N802 - Python's
        return f"{super().OutputString(attrs)}; Partitioned"


def _rename(response: HttpResponse, own: str, framed: str) -> None:
    given = response.cookies.pop(own)
    made = _Partitioned()
    made.set(framed, given.value, given.coded_value)
    flags: dict[str, Any] = {"secure": True, "httponly": True, "samesite": "None", "path": "/"}
    ends: dict[str, Any] = {name: given[name] for name in ("expires", "max-age") if given[name]}
    made.update(flags | ends)
    dict.__setitem__(response.cookies, framed, made)


def _pairs() -> tuple[tuple[str, str], ...]:
    return (settings.SESSION_COOKIE_NAME, SESSION), (settings.CSRF_COOKIE_NAME, CSRF)
