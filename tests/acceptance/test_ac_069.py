"""AC-069: each cookie of each answer has its flags, also on errors and redirects."""

import os
import subprocess
import sys
from http.cookies import Morsel
from typing import Any

import pytest
from django.test import Client

from tests.acceptance.conftest import World
from tests.acceptance.test_ac_028 import PARAMETER, address_of, patterns
from tests.accounts.signing import make_site, post
from tests.make import PASSWORD, make_account

SHOWN_TO_SCRIPTS = {"folkmoot-csrf"}
ASK = (
    "from folkmoot.project import settings as s; from folkmoot.accounts.signing_on import COOKIE;"
    "print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, COOKIE, s.SESSION_COOKIE_SECURE,"
    " s.CSRF_COOKIE_SECURE)"
)


def wrong(morsel: Morsel[str], *, is_secure: bool) -> list[str]:
    """The flags that are missing or too wide."""
    is_open = morsel.key in SHOWN_TO_SCRIPTS
    checks = {
        "httponly": bool(morsel["httponly"]) or is_open,
        "samesite": morsel["samesite"] in {"Lax", "Strict"},
        "path": morsel["path"] == "/",
        "domain": not morsel["domain"],
        "secure": bool(morsel["secure"]) == is_secure,
    }
    return [f"{morsel.key}: {flag}" for flag, is_right in checks.items() if not is_right]


# slow: every address is asked
@pytest.mark.slow
def test_ac_069_the_cookies_of_every_answer(world: World, settings: Any) -> None:
    """Every address, as a stranger and as a reader, read and sent to without a token."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    seen, found = set(), []
    for role in ("anonymous", "reader"):
        for pattern in patterns():
            if not set(PARAMETER.findall(pattern)) <= world.ids.keys():
                continue
            path = address_of(pattern, world.ids)
            for method in ("get", "post"):
                client = Client(enforce_csrf_checks=method == "post", raise_request_exception=False)
                person = world.people[role]
                if person is not None:
                    client.force_login(person)
                answer = getattr(client, method)(path, secure=True)
                for morsel in answer.cookies.values():
                    seen.add(morsel.key)
                    found += [f"{method} {path} {flaw}" for flaw in wrong(morsel, is_secure=True)]
    assert "folkmoot-csrf" in seen
    assert not found, sorted(set(found))[:20]


def test_ac_069_the_cookies_of_the_doors(newsroom_site: Any, settings: Any) -> None:
    """The session's, after each way in; and the ticket of a partner site's reader."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    member, client = make_account(), Client()
    answer = client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    session = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert not wrong(session, is_secure=True)
    ticket = post(Client(), newsroom_site.token()).cookies["folkmoot-sign-on"]
    assert not wrong(ticket, is_secure=True)


# slow: a process of its own
@pytest.mark.slow
def test_ac_069_behind_https_every_name_is_bound_to_the_host() -> None:
    """`__Host-`: no other host of the domain can set or read them."""
    environment = os.environ | {
        "FOLKMOOT_ADDRESS": "https://talk.example",
        "FOLKMOOT_SECRET_KEY": "x" * 60,
        "DJANGO_SETTINGS_MODULE": "folkmoot.project.settings",
    }
    code = f"import django; django.setup(); {ASK}"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    *names, session_flag, csrf_flag = told.stdout.split()
    assert all(name.startswith("__Host-") for name in names), told.stderr
    assert (session_flag, csrf_flag) == ("True", "True")


@pytest.fixture
def newsroom_site(db: None) -> Any:
    """A partner site."""
    return make_site()
