"""Signed sign-on for scripts: a token for a session, without leaving the page (A12)."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from folkmoot.accounts.actions.sign_on import Sent, accept_token
from folkmoot.accounts.signing_on import arrival_of, give_ticket, let_in
from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.sign_on import SignOnIn, SignOnOut
from folkmoot.core.limits import check_limit, client_address

router = StrictRouter(tags=["sign-on"])
RATE = "30/m"


@router.post(
    "/sign-on",
    response={
        200: SignOnOut,
        400: ErrorOut,
        403: ErrorOut,
        413: ErrorOut,
        415: ErrorOut,
        429: ErrorOut,
    },
    operation_id="sign_on",
)
def sign_on(request: HttpRequest, body: SignOnIn) -> HttpResponse:
    """Give a session for a token, or say where the reader must go first.

    `signed-on`: the cookie of the session is set. `continue`: open `address` in a window of its
    own; a new reader accepts there what members accept, another types a second factor.
    Only pages of our own origin or of the site's own ones may ask, and no other page can: the
    type of the request makes a browser ask first, and nobody is told yes.
    """
    check_limit("sign-on", client_address(request), rate=RATE)
    sent = Sent(token=body.token, origin=request.headers.get("Origin", ""), site=body.site)
    arrival = arrival_of(accept_token(sent))
    if arrival.is_simple:
        let_in(request, arrival.ticket, arrival.account)
        return answer({"state": "signed-on", "address": reverse("account_home")})
    going_on = answer({"state": "continue", "address": reverse("account_sign_on_welcome")})
    return give_ticket(going_on, arrival.ticket)
