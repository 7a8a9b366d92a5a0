"""What a browser says of its push service."""

from folkmoot.api.schemas.strict import In, Out


class BrowserIn(In):
    """The endpoint, and the keys with which only this browser can read (RFC 8291)."""

    endpoint: str
    public_key: str
    secret: str


class EndpointIn(In):
    """The endpoint alone."""

    endpoint: str


class BrowserOut(Out):
    """Whether this browser is told now."""

    is_allowed: bool
