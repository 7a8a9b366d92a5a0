"""A12: who comes in by a partner site's key, what else is asked, and how such a session ends."""

import json
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.sign_on import Sent, accept_token, link_account
from folkmoot.accounts.actions.sign_on_keys import replace_key, revoke_key
from folkmoot.accounts.models import Account, LoginSession
from folkmoot.accounts.roles import Role
from folkmoot.accounts.sign_on_errors import IdentityTaken
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from tests.accounts.signing import (
    ORIGIN,
    WELCOME,
    Site,
    accept,
    is_in,
    make_site,
    post,
    signed_on,
)
from tests.make import make_account


@pytest.fixture
def site(newsroom: Publication) -> Site:
    return make_site()


def test_who_was_logged_in_as_another_is_out(site: Site) -> None:
    """Changing the identity leaves nothing of the former one in the session."""
    signed_on(site)
    client = Client()
    client.force_login(make_account("Before"))
    session = client.session
    session["secret-of-before"] = "x"
    session.save()
    post(client, site.token())
    client.get(WELCOME)
    assert "secret-of-before" not in client.session
    assert "Ann Reader" in client.get("/account/").content.decode()


def test_staff_come_in_by_no_site_without_a_second_factor(site: Site) -> None:
    _, account = signed_on(site)
    Account.objects.filter(pk=account.pk).update(role=Role.MODERATOR)
    client = Client()
    post(client, site.token())
    assert client.get(WELCOME).status_code == 403
    assert not is_in(client)


def test_a_second_factor_is_asked_for_here_too(site: Site) -> None:
    _, account = signed_on(site)
    TOTP.activate(account, generate_totp_secret())
    client = Client()
    post(client, site.token())
    assert client.get(WELCOME)["Location"].startswith("/account/second-factor/log-in/")
    assert not is_in(client)


def test_a_closed_account_comes_to_its_way_back_and_an_erased_one_to_nothing(site: Site) -> None:
    _, account = signed_on(site)
    request_closure(account)
    client = Client()
    post(client, site.token())
    assert client.get(WELCOME)["Location"] == "/account/closed/"
    ticket, other = accept_token(Sent(site.token(), ORIGIN)), make_account()
    with pytest.raises(IdentityTaken):
        link_account(other, ticket)


def test_a_revoked_key_ends_its_sessions_at_once_and_no_others(site: Site) -> None:
    """AC-073: revocation; a ticket that waits is worth nothing either."""
    client, account = signed_on(site)
    waiting = Client()
    post(waiting, site.token(sub="r-8"))
    by_hand = Client()
    by_hand.force_login(account)
    assert LoginSession.objects.filter(sign_on_key__public_id=site.kid).count() == 1
    assert revoke_key(None, site.kid) == 1
    assert (is_in(client), is_in(by_hand)) == (False, True)
    assert waiting.get(WELCOME).status_code == 403
    assert post(Client(), site.token()).status_code == 403


def test_while_a_key_is_replaced_both_work_and_then_the_new_one_alone(
    site: Site, time_machine: Any
) -> None:
    """AC-073: rotation with an overlap; sessions go on."""
    time_machine.move_to(now(), tick=False)
    client, _ = signed_on(site)
    old, made = site, replace_key(None, site.kid)
    new = Site(site.row, made.public_id, made.secret, "HS256")
    for key in (old, new):
        assert post(Client(), key.token()).status_code == 303
    time_machine.shift(24 * 3600 - 5)
    assert post(Client(), old.token()).status_code == 303
    time_machine.shift(10)
    assert post(Client(), old.token()).status_code == 403
    assert post(Client(), new.token()).status_code == 303
    assert is_in(client)


def test_scripts_get_a_session_or_the_address_to_go_to(site: Site) -> None:
    def ask(client: Client, token: str, origin: str = ORIGIN, **more: Any) -> Any:
        return client.post(
            "/api/v1/sign-on",
            json.dumps({"token": token} | more),
            content_type="application/json",
            headers={"Origin": origin},
        )

    client = Client()
    first = ask(client, site.token())
    assert first.json() == {"state": "continue", "address": WELCOME}
    accept(client)
    again = Client()
    answer = ask(again, site.token())
    assert answer.json() == {"state": "signed-on", "address": "/account/"}
    assert answer["Cache-Control"] == "private, no-store"
    assert is_in(again)
    for refused in (ask(Client(), "x"), ask(Client(), site.token(), origin="https://evil.example")):
        assert refused.status_code == 403
        assert refused.json()["error"] == {
            "code": "sign-on-refused",
            "message": refused.json()["error"]["message"],
            "facts": {},
        }
    assert ask(Client(), site.token(), role="publisher").status_code == 400


@pytest.mark.slow
def test_attempts_are_slowed(site: Site, time_machine: Any) -> None:
    """Thirty a minute from one client (slow: thirty-one posts)."""
    time_machine.move_to(now(), tick=False)
    answers = [post(Client(), "x").status_code for _ in range(31)]
    assert answers == [403] * 30 + [429]


def test_who_has_no_password_shows_who_they_are_by_coming_again(
    site: Site, time_machine: Any
) -> None:
    """AC-060: fresh for five minutes after the token, then the site is asked once more."""
    time_machine.move_to(now(), tick=False)
    client, _account = signed_on(site)
    assert client.get("/account/delete/").status_code == 200
    time_machine.shift(301)
    asked = client.get("/account/delete/", follow=True)
    assert asked.redirect_chain[-1][0].startswith("/account/sign-on/")
    assert "come here from your site once more" in asked.content.decode()
    post(client, site.token())
    client.get(WELCOME)
    assert client.get("/account/delete/").status_code == 200
