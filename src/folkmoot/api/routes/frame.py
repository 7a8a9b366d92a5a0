"""A session for the frame on another site's page (B17)."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse

from folkmoot.accounts.actions.sessions import sign_session
from folkmoot.accounts.frame_door import door_by_code, take_passage
from folkmoot.api.answers import answer
from folkmoot.api.errors import CsrfMissing
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.sign_on import FrameCodeIn, FrameStateOut
from folkmoot.core.limits import check_limit, client_address

router = StrictRouter(tags=["frame"])
RATE = "120/m"


@router.post(
    "/frame/session",
    response={
        200: FrameStateOut,
        400: ErrorOut,
        403: ErrorOut,
        413: ErrorOut,
        415: ErrorOut,
        429: ErrorOut,
    },
    operation_id="open_frame_session",
)
def open_session(request: HttpRequest, body: FrameCodeIn) -> HttpResponse:
    """Give the frame its session, once its reader has said yes on a page of ours.

    `waiting`: nobody has said yes yet, ask again. `signed-on`: the frame's cookie is set.
    `over`: the code is too old, or none. Asked with the header `X-Folkmoot-Frame: 1`.
    """
    if request.headers.get("X-Folkmoot-Frame") != "1":
        raise CsrfMissing
    check_limit("frame-session", client_address(request), rate=RATE)
    door = door_by_code(body.code)
    if door is None:
        return answer({"state": "over"})
    passage = take_passage(door)
    if passage is None:
        return answer({"state": "waiting"})
    if passage.sign_on_key:
        sign_session(request.session, passage.account, passage.sign_on_key)
    login(request, passage.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.set_expiry(0)
    return answer({"state": "signed-on"})
