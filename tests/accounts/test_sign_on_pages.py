"""A12: a reader comes from a site with accounts of its own, accepts once, and is in."""

import json
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from folkmoot.accounts.models import Account, Consent, SignOnSite, SiteIdentity
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.accounts.roles import Role
from folkmoot.accounts.sign_on_waivers import EMAILS
from folkmoot.accounts.signing_on import COOKIE
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication, Story
from tests.accounts.letters import path_in
from tests.accounts.signing import (
    ACCEPTED,
    ORIGIN,
    SIGN_ON,
    WELCOME,
    Site,
    accept,
    is_in,
    make_site,
    post,
    signed_on,
    waive_all,
)
from tests.make import make_account


@pytest.fixture
def site(newsroom: Publication) -> Site:
    return make_site()


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
    waive_all(site, EMAILS)
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


def test_no_token_no_ticket_one_page(client: Client, site: Site) -> None:
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


def test_the_log_in_page_leads_to_sites_that_one_may_come_from(client: Client, site: Site) -> None:
    way_in = 'href="/account/sign-on/"'
    assert way_in in client.get("/account/login/").content.decode()
    SignOnSite.objects.update(start_address="")
    assert way_in not in client.get("/account/login/").content.decode()
