"""The words of ASGI that the edge uses, and what it needs to know of a request."""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

NAME = re.compile(rb"[A-Za-z0-9!#$%&'*+.^`|~-]+\Z")
"""What a header may be called. An underscore is missing: CGI takes it for a hyphen."""


def header(headers: Headers, name: bytes) -> str:
    """The first header of this name, which is given in small letters; empty when there is none."""
    for key, value in headers:
        if key == name:
            return value.decode("latin-1")
    return ""


def client_of(scope: Scope, proxies: int) -> str:
    """Who asks: cut to its network of 64 bits where it is IPv6.

    `X-Forwarded-For` is believed as far as there are proxies of our own in front, counted from
    the right; it is the rule by which Django's side counts its limits.
    """
    peer: str = scope["client"][0]
    hops = [
        part
        for key, value in scope["headers"]
        if proxies and key == b"x-forwarded-for"
        for part in value.decode("latin-1").split(",")
    ]
    written = hops[-proxies] if len(hops) >= proxies > 0 else ""
    return _network(written) or _network(peer) or peer


def _network(written: str) -> str:
    try:
        address = ip_address(written.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, 64), strict=False).network_address)
    return str(address)
