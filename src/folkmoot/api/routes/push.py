"""Allowing a browser to be told, and taking that back."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.push import BrowserIn, BrowserOut, EndpointIn
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.notifications.actions.browsers import Browser, allow_browser, forget_browser

RATE = "10/1m"
router = StrictRouter(tags=["push"])
_ANSWERS = {
    200: BrowserOut,
    400: ErrorOut,
    401: ErrorOut,
    403: ErrorOut,
    404: ErrorOut,
    409: ErrorOut,
    422: ErrorOut,
    429: ErrorOut,
}


@router.put("/push", response=_ANSWERS, auth=SignedIn("push", RATE), operation_id="allow_browser")
def allow(request: HttpRequest, body: BrowserIn) -> HttpResponse:
    """Tell this browser from now on; what it says of itself is what its push service gave it."""
    browser = Browser(body.endpoint, body.public_key, body.secret)
    allow_browser(account_of(request), browser)
    return answer({"is_allowed": True})


@router.delete(
    "/push", response=_ANSWERS, auth=SignedIn("push", RATE), operation_id="forget_browser"
)
def forget(request: HttpRequest, body: EndpointIn) -> HttpResponse:
    """Tell this browser no longer."""
    forget_browser(account_of(request), body.endpoint)
    return answer({"is_allowed": False})
