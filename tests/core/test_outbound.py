"""Requests that leave Folkmoot: where they may go, and how much of an answer is taken (AC-013)."""

import contextlib
import http.server
import socket
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest
import requests

from folkmoot.core import outbound
from folkmoot.core.outbound import OutboundRefused, is_public, outbound_session, resolve

INWARD = """
127.0.0.1 127.1.2.3 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254
100.64.0.1 100.127.255.255 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1
239.255.255.255 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
::ffff:169.254.169.254 fe80::1 fc00::1 fd12:3456::1 ff02::1 2001:db8::1 2002:7f00:1::
2002:a00:1:: 2001:0:7f00:1::1 64:ff9b::7f00:1 64:ff9b:1::1 fec0::1 100::1
"""
ODD = """
http://public.example/ https://public.example:8443/ https://public.example:22/ ftp://public.example/
file:///etc/passwd gopher://public.example/ https://user:word@public.example/ https:///x
https://public.example:99999/ //public.example/ javascript:alert(1) https://[::1/ https://
"""
SPELLINGS = """
127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 localhost LOCALHOST
[::1] [::ffff:127.0.0.1] [::ffff:7f00:1] 0 0.0.0.0
"""


class Page(http.server.BaseHTTPRequestHandler):
    """A server on this machine that leads on, answers at length, or sets a cookie."""

    asked: list[str] = []
    cookies: list[str | None] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.cookies.append(self.headers.get("Cookie"))
        if self.path == "/on":
            self.send_response(302)
            self.send_header("Location", "/end")
            self.end_headers()
            return
        body = b"x" * (outbound.MOST_BYTES + 1 if self.path == "/long" else 9)
        self.send_response(200)
        self.send_header("Set-Cookie", "who=me")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def here() -> Iterator[str]:
    Page.asked, Page.cookies = [], []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("address", INWARD.split())
def test_no_address_of_an_inner_network_is_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_internet_is(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("url", ODD.split())
def test_odd_addresses_are_refused_before_a_name_is_looked_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("looked up"))
    with pytest.raises(requests.RequestException):
        outbound_session().get(url)


@pytest.mark.parametrize("host", SPELLINGS.split())
def test_no_spelling_of_this_machine_is_dialled(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each ends in one sentence, and no socket is opened."""
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("dialled"))
    with pytest.raises(OutboundRefused) as refusal:
        outbound_session().get(f"https://{host}/")
    assert str(refusal.value) == str(OutboundRefused())


def test_one_inner_address_among_public_ones_is_one_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was looked up is dialled, so a second look cannot give another answer."""

    def both(*_: Any, **__: Any) -> list[Any]:
        return [(2, 1, 6, "", (each, 443)) for each in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(OutboundRefused):
        resolve("mixed.example", 443)


def test_a_host_of_ones_own_is_asked_when_the_settings_name_it(here: str, settings: Any) -> None:
    with pytest.raises(OutboundRefused):
        outbound_session().get(f"http://{here}/")
    assert not Page.asked
    settings.FOLKMOOT = {**settings.FOLKMOOT, "outbound_own_hosts": (here,)}
    with outbound_session() as session:
        assert session.get(f"http://{here}/").content == b"x" * 9
        session.get(f"http://{here}/")
        for path in ("/on", "/long"):
            with pytest.raises(OutboundRefused):
                session.get(f"http://{here}{path}")
    assert Page.asked == ["/", "/", "/on", "/long"], "a redirect is not followed"
    assert Page.cookies == [None] * 4, "no cookie is kept"
