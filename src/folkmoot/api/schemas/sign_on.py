"""Signing on by a partner site's token."""

from typing import Literal

from folkmoot.api.schemas.strict import In, Out


class SignOnIn(In):
    """The token as the site made it; the site's id, where the token names no key."""

    token: str
    site: str = ""


class SignOnOut(Out):
    """Whether the reader is in, or where the browser must go first."""

    state: Literal["signed-on", "continue"]
    address: str


class FrameCodeIn(In):
    """What the frame was given by the page that it opened."""

    code: str


class FrameStateOut(Out):
    """Whether the frame has its session: `waiting`, `signed-on` or `over`."""

    state: Literal["waiting", "signed-on", "over"]
