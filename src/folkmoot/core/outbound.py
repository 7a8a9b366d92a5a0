"""The one way out: web requests to addresses that somebody gave us.

An address from a setting, a reader or another server's answer may lead into the network that
Folkmoot itself stands in. So the name is resolved once, every address behind it must be public,
and just that address is dialled: nobody can answer another one in between. Nothing is followed,
nothing is remembered, and nothing may take long or grow large.
"""

import socket
from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from folkmoot.core.conf import conf

CONNECT_SECONDS = 3.0
READ_SECONDS = 5.0
TOTAL_SECONDS = 10.0
MOST_BYTES = 512 * 1024
PORTS = {"http": 80, "https": 443}
SPECIAL = ip_network("192.0.0.0/24")
"""Kept for protocols between machines of one network (RFC 6890); Python calls some of it global."""
TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96")))
"""Networks whose addresses hold an IPv4 address that a gateway would reach for us."""
USER_AGENT = "Folkmoot"


class OutboundRefused(requests.RequestException):
    """The request is not made, or its answer not taken: one sentence for every reason.

    A difference would tell whoever gave the address what stands in our network.
    """

    def __init__(self) -> None:
        super().__init__("This address cannot be asked.")


def outbound_session() -> requests.Session:
    """A session whose every request goes through the rules of this file."""
    return _OutboundSession()


def check_address(url: str) -> None:
    """See that the address may be asked at all, before a name is looked up.

    Raises:
        OutboundRefused: it is not https at its usual port, and no setting allows the host.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise OutboundRefused from error
    usual = PORTS.get(parts.scheme)
    if usual is None or not host or parts.username or parts.password:
        raise OutboundRefused
    if _is_own(host, port or usual):
        return
    if parts.scheme != "https" or port not in {None, 443}:
        raise OutboundRefused


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """True when anybody on the internet may reach the address, by no detour into our network."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address.sixtofour or address.teredo or any(address in each for each in TRANSLATED):
            return False
        if address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and address not in SPECIAL


def resolve(host: str, port: int) -> str:
    """The address to dial for a host: the first, when all of them are public.

    Raises:
        OutboundRefused: the name leads nowhere, or any of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutboundRefused from error
    addresses = [str(entry[4][0]) for entry in found]
    try:
        is_safe = bool(addresses) and all(is_public(ip_address(each)) for each in addresses)
    except ValueError as error:
        raise OutboundRefused from error
    if not is_safe and not (addresses and _is_own(host, port)):
        raise OutboundRefused
    return addresses[0]


def _is_own(host: str, port: int) -> bool:
    return bool({host.lower(), f"{host.lower()}:{port}"} & set(conf.outbound_own_hosts))


class _Dialling(HTTPConnection):
    """Dials the checked address; name and certificate stay those of the host."""

    def _new_conn(self) -> socket.socket:
        name = self._dns_host
        self._dns_host = resolve(name.rstrip("."), self.port)
        try:
            return super()._new_conn()
        finally:
            self._dns_host = name


class _TlsDialling(_Dialling, HTTPSConnection):
    """The same behind TLS."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Dialling


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsDialling


class _Door(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}


class _OutboundSession(requests.Session):
    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False
        self.headers["User-Agent"] = USER_AGENT
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        for scheme in PORTS:
            self.mount(f"{scheme}://", _Door())

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        """Ask, and take the whole answer within the time and size that are allowed.

        Raises:
            OutboundRefused: the address, a redirect, the time or the size is not allowed, or the
                other side cannot be reached.
        """
        check_address(str(url))
        until = monotonic() + TOTAL_SECONDS
        kwargs |= {
            "timeout": (CONNECT_SECONDS, READ_SECONDS),
            "allow_redirects": False,
            "stream": True,
        }
        try:
            response = super().request(method, url, *args, **kwargs)
            with response:
                if response.is_redirect:
                    raise OutboundRefused
                response._content = b"".join(_taken(response, until))
        except requests.RequestException as error:
            raise OutboundRefused from error
        return response


def _taken(response: requests.Response, until: float) -> Iterator[bytes]:
    size = 0
    for part in response.iter_content(16_384):
        size += len(part)
        if size > MOST_BYTES or monotonic() > until:
            raise OutboundRefused
        yield part
