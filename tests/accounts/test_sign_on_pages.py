"""A12: a reader comes from a site with accounts of its own, accepts once, and is in."""

import json
import re
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import Settings
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.sign_on import Sent, accept_token, link_account
from folkmoot.accounts.actions.sign_on_keys import replace_key, revoke_key, waive
from folkmoot.accounts.errors import IdentityTaken
from folkmoot.accounts.models import Account, Consent, LoginSession, SiteIdentity
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.accounts.roles import Role
from folkmoot.accounts.sign_on_waivers import EMAILS, WAIVERS
from folkmoot.accounts.signing_on import COOKIE
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication, Story
from tests.accounts.letters import path_in
from tests.accounts.signing import ORIGIN, SIGN_ON, WELCOME, Site, make_site, post
from tests.make import make_account

ACCEPTED = {"country": "DE", "is_of_age": "on", "agrees_standards": "on", "agrees_policy": "on"}


@pytest.fixture
def site(newsroom: Publication) -> Site:
    return make_site()


def accept(client: Client, **changes: str) -> Any:
    """Fill in the page as it stands, and send it."""
    html = client.get(WELCOME).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(\w+_version)" value="([^"]*)"', html))
    shown = dict(re.findall(r'name="(email|display_name)" value="([^"]*)"', html))
    return client.post(WELCOME, ACCEPTED | hidden | shown | changes)


def signed_on(site: Site, **claims: Any) -> tuple[Client, Account]:
    client = Client()
    post(client, site.token(**claims))
    accept(client)
    row = SiteIdentity.objects.select_related("account").get(subject=claims.get("sub", "reader-7"))
    return client, row.account


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_first_time_asks_for_what_everybody_accepts(client: Client, site: Site) -> None:
    answer = post(client, site.token(name="Ann Reader"), next="/standards/")
    assert (answer.status_code, answer["Location"]) == (303, WELCOME)
    assert "token" not in answer["Location"]
    html = client.get(WELCOME).content.decode()
    assert 'value="Ann Reader"' in html
    assert html.count('type="checkbox"') == 3
    assert not re.search(r"<input[^>]* checked", html)
    refused = client.post(WELCOME, {"display_name": "Ann Reader", "email": "ann@mail.example"})
    assert refused.status_code == 200
    assert not Account.objects.filter(display_name="Ann Reader").exists()
    done = accept(client)
    assert (done.status_code, done["Location"]) == (302, "/standards/")
    account = SiteIdentity.objects.get().account
    assert set(Consent.objects.filter(account=account).values_list("text", flat=True)) == {
        "age",
        "privacy-policy",
        "standards",
    }
    assert account.role == Role.MEMBER
    assert not account.has_usable_password()
    assert is_in(client)
    assert not client.cookies[COOKIE].value


def test_the_second_time_leads_straight_in_and_keeps_what_the_reader_chose(site: Site) -> None:
    _, account = signed_on(site)
    client = Client()
    post(client, site.token(name="Another Name", email="other@mail.example"))
    assert client.get(WELCOME).status_code == 302
    assert is_in(client)
    account.refresh_from_db()
    assert account.display_name == "Ann Reader"
    assert Account.objects.filter(site_identities__isnull=False).count() == 1


def test_an_unproven_address_is_a_wish_until_our_mail_confirms_it(site: Site) -> None:
    """New addresses are unproven; nothing public before; confirming keeps this browser in."""
    client, account = signed_on(site)
    other = Client()
    post(other, site.token())
    other.get(WELCOME)
    assert not email_is_confirmed(account)
    assert not account.has_mailbox
    assert [letter.to for letter in mail.outbox] == [["ann@mail.example"]]
    assert "sign-on.invalid" not in client.get("/account/").content.decode()
    client.post(path_in(mail.outbox[0], "email/confirm"))
    account.refresh_from_db()
    assert (account.email, email_is_confirmed(account)) == ("ann@mail.example", True)
    assert (is_in(client), is_in(other)) == (True, False)
    assert len(mail.outbox) == 1


def test_an_address_that_has_an_account_is_never_joined_and_never_told(
    site: Site, time_machine: Any
) -> None:
    """No merge by e-mail; known and unknown addresses get the same answers, always (AC-053)."""
    time_machine.move_to(now(), tick=False)
    known = make_account("Known")
    pages = []
    for number, email in enumerate((known.email, "new@mail.example")):
        client = Client()
        claims = {"sub": f"s-{number}", "email": email, "name": f"Reader {number}"}
        post(client, site.token(**claims))
        done = accept(client)
        post(client, site.token(**claims))
        again = client.get(WELCOME)
        facts = re.search(r"<dl.*?</dl>", client.get("/account/").content.decode(), re.DOTALL)
        assert facts is not None
        home = re.sub(rf"Reader \d|[0-9a-z]{{26}}|data-tone=\"\d+\"|{email}", "", facts[0])
        pages.append((done.status_code, done["Location"], again.status_code, home))
    assert pages[0] == pages[1]
    assert not SiteIdentity.objects.filter(account=known).exists()
    assert [letter.subject for letter in mail.outbox] == [
        "You have an account here",
        "Please confirm your new address",
    ]


def test_a_site_that_proves_addresses_is_believed_after_its_waiver(site: Site) -> None:
    known = make_account("Known")
    waive(None, site.row, EMAILS, [waiver.name for waiver in WAIVERS[EMAILS]])
    _, account = signed_on(site)
    assert (account.email, email_is_confirmed(account)) == ("ann@mail.example", True)
    assert not mail.outbox
    _, other = signed_on(site, sub="r-8", email=known.email, name="Other")
    assert not email_is_confirmed(other)
    client = Client()
    post(client, site.token(sub="r-9", email="mine@mail.example", name="Nine"))
    accept(client, email="victim@mail.example")
    assert not Account.objects.filter(email="victim@mail.example").exists()


@pytest.mark.parametrize(
    ("given", "proposed"),
    [
        ("Taken", "Taken 2"),
        ("T\u0430ken", "T\u0430ken 2"),
        ("Moderator", ""),
        ("A\u200bnn", ""),
        ("<b>Ann</b>", ""),
        ("Ann", "Ann"),
    ],
)
def test_names_pass_the_same_rules(client: Client, site: Site, given: str, proposed: str) -> None:
    """AC-075: staff's names, look-alikes and hidden signs; a taken name gets a proposal."""
    make_account("Taken")
    post(client, site.token(name=given))
    html = client.get(WELCOME).content.decode()
    shown = re.search(r'name="display_name"(?: value="([^"]*)")?', html)
    assert shown is not None
    assert (shown[1] or "") == proposed
    assert "<b>Ann" not in html
    assert ("is taken here" in html) == (proposed.endswith(" 2"))
    refused = accept(client, display_name="Taken")
    assert refused.status_code == 200
    assert "is taken" in refused.content.decode()


def test_no_token_no_ticket_one_page(client: Client, site: Site, settings: Settings) -> None:
    for answer in (
        client.get(WELCOME),
        client.post(WELCOME, ACCEPTED),
        post(client, "no token"),
        post(client, site.token(), origin="https://evil.example"),
    ):
        assert answer.status_code == 403
        assert "could not sign you on" in answer.content.decode()
        assert not is_in(client)
    client.cookies[COOKIE] = "forged"
    assert client.get(WELCOME).status_code == 403
    assert client.get(SIGN_ON).content.decode().count(f"{ORIGIN}/discuss") == 1


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/standards/", "/standards/"),
        (f"{ORIGIN}/story?a=1", f"{ORIGIN}/story?a=1"),
        ("https://evil.example/", "/"),
        (f"{ORIGIN}@evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_afterwards_only_to_us_or_to_the_site(site: Site, target: str, place: str) -> None:
    signed_on(site)
    client = Client()
    post(client, site.token(), next=target)
    assert client.get(WELCOME)["Location"] == place


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


def test_an_account_is_connected_by_its_owner_logged_in_just_now(site: Site) -> None:
    """A proof of both: the site's word for the reader, the fresh log-in for the account."""
    account = make_account("Old Hand")
    client = Client()
    post(client, site.token())
    assert client.post(WELCOME, {"connect": "yes"}).status_code == 403
    post(client, site.token())
    client.force_login(account)
    stale = client.post(WELCOME, {"connect": "yes"})
    assert "/password/confirm/" in stale["Location"]
    client.post("/account/logout/")
    post(client, site.token())
    password = "a long enough password for tests"
    client.post("/account/login/", {"login": account.email, "password": password})
    assert "Connect this account" in client.get(WELCOME).content.decode()
    assert client.post(WELCOME, {"connect": "yes"}).status_code == 302
    assert SiteIdentity.objects.get().account == account
    client = Client()
    post(client, site.token())
    client.get(WELCOME)
    assert "Old Hand" in client.get("/account/").content.decode()


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
def test_attempts_are_slowed(site: Site) -> None:
    """Thirty a minute from one client (slow: thirty-one posts)."""
    answers = [post(Client(), "x").status_code for _ in range(31)]
    assert answers == [403] * 30 + [429]


def test_the_whole_way_to_a_comment(story: Story, site: Site) -> None:
    """From the site's page to a published comment, over our mail; what was typed is kept."""
    client, _account = signed_on(site)
    path = f"/api/v1/stories/{story.public_id}/comments"
    body = json.dumps(
        {"text": "The bridge is needed.", "key": "a-key-of-the-sender-1", "parent": None}
    )

    def write() -> Any:
        return client.post(path, body, content_type="application/json")

    refused = write()
    assert refused.json()["error"]["code"] == "email-unconfirmed"
    client.post(path_in(mail.outbox[0], "email/confirm"))
    assert write().status_code == 201
