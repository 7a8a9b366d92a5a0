"""Django behind the edge: whom it takes for its visitor."""

import pytest
from django.test import RequestFactory

from folkmoot.core.limits import client_address
from folkmoot.edge.proxy import PEER as WRITTEN
from folkmoot.project.behind_edge import PEER, behind_edge


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [(0, "9.9.9.9", "10.0.0.7"), (1, "9.9.9.9, 203.0.113.5", "203.0.113.5"), (1, "", "10.0.0.7")],
)
def test_the_visitor_is_who_is_connected_to_the_edge(settings, proxies, forwarded, seen):
    settings.TRUSTED_PROXIES = proxies
    environ = RequestFactory(REMOTE_ADDR="").get("/").environ
    environ |= {PEER: "10.0.0.7", "HTTP_X_FORWARDED_FOR": forwarded}
    found = []

    def application(environ, _start_response):
        request = RequestFactory().generic("GET", "/")
        request.META = environ
        found.append(client_address(request))
        return [b""]

    behind_edge(application)(environ, lambda *_: None)
    assert found == [seen]
    assert PEER not in environ


def test_both_sides_know_one_header():
    assert f"HTTP_{WRITTEN.decode().upper().replace('-', '_')}" == PEER
