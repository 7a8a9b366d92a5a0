"""AC-195: which pages of other sites may read an answer, at every face, asked first or not."""

import pytest

from tests.api.machine import ANALYZE, ASSESS, MODERATIONS, SUGGEST

ALLOWED = "https://tool.example"
DISCOVERY = "/$discovery/rest"
FACES = (ANALYZE, SUGGEST, MODERATIONS, DISCOVERY)
ORIGINS = (ALLOWED, "https://other.example", "http://tool.example", f"{ALLOWED}.evil.example")
STRANGE = ("null", "*", "", f"{ALLOWED}/")


@pytest.fixture(autouse=True)
def origins(settings) -> None:
    settings.FOLKMOOT = settings.FOLKMOOT | {"api_origins": (ALLOWED,)}


@pytest.mark.parametrize("origin", [*ORIGINS, *STRANGE])
@pytest.mark.parametrize("face", [*FACES, *(f"/compatible{face}" for face in FACES)])
def test_ac_195_only_the_configured_origins_are_named(machine, face, origin):
    headers = {"Origin": origin} if origin else {}
    asked = machine.send(face, b"", method="OPTIONS", headers=headers)
    answered = machine.send(face, {}, headers=headers)
    read = machine.send(face, b"", method="GET", headers=headers)
    assert asked.status_code == 204
    for response in (asked, answered, read):
        named = origin if origin == ALLOWED else None
        assert response.get("Access-Control-Allow-Origin") == named
        assert ("Access-Control-Allow-Headers" in response) is bool(named)
        assert "Access-Control-Allow-Credentials" not in response
        assert "Origin" in response["Vary"]
        assert not response.cookies


def test_ac_195_our_own_api_names_none(machine, member):
    for path in (ASSESS, "/api/v1/stories/x/thread", "/api/v1/openapi.json", "/api/nothing"):
        for method in ("GET", "POST", "OPTIONS"):
            response = machine.send(path, {}, method=method, headers={"Origin": ALLOWED})
            assert "Access-Control-Allow-Origin" not in response


def test_ac_195_by_default_there_are_none(machine, settings):
    settings.FOLKMOOT = {"captcha": "off"}
    response = machine.send(MODERATIONS, {"input": ""}, headers={"Origin": ALLOWED})
    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response
