"""A lost password: who gets a mail, what it opens, and that nobody learns who is registered."""

import re
from datetime import datetime

import pytest
import time_machine
from django.conf import Settings
from django.core import mail
from django.test import Client

from folkmoot.accounts.models import Account
from tests.accounts.letters import links_in, path_in
from tests.make import PASSWORD, make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
ASK = "/account/password/reset/"
NEW = "a wholly new password"


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def ask(client: Client, email: str) -> str:
    return str(client.post(ASK, {"email": email})["Location"])


def test_the_link_sets_a_password_once(client: Client, member: Account) -> None:
    """A3: the GET only shows the form."""
    assert ask(client, member.email) == "/account/password/reset/done/"
    link = path_in(mail.outbox[0], "reset")
    for _ in range(2):
        assert b'autocomplete="new-password"' in client.get(link).content
    assert client.post(link, {"password1": NEW})["Location"] == "/account/login/"
    member.refresh_from_db()
    assert member.check_password(NEW)
    for answer in (client.get(link), client.post(link, {"password1": "once more, and longer"})):
        assert answer.status_code == 410
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_a_poor_password_is_told_and_the_link_stays_good(client: Client, member: Account) -> None:
    ask(client, member.email)
    link = path_in(mail.outbox[0], "reset")
    for poor in ("short", "password1234", member.email):
        answer = client.post(link, {"password1": poor})
        assert answer.status_code == 200
        assert 'aria-invalid="true"' in answer.content.decode()
    assert client.post(link, {"password1": NEW}).status_code == 302


def test_known_and_unknown_are_one_answer_with_two_letters(member: Account) -> None:
    """AC-053: nothing on the page, and one mail either way."""
    seen = []
    for email in (member.email, "nobody@mail.example"):
        client = Client()
        posted = client.post(ASK, {"email": email})
        page = client.get(posted["Location"])
        body = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", page.content)
        seen.append((posted.status_code, posted["Location"], sorted(posted.cookies), body))
    assert seen[0] == seen[1]
    assert [letter.to[0] for letter in mail.outbox] == [member.email, "nobody@mail.example"]
    assert mail.outbox[1].subject == "There is no account with this address"
    assert not any("/reset/" in link for link in links_in(mail.outbox[1]))


FOLDED = ["mıke@mail.example", "MİKE@mail.example", "ｍike@mail.example", "mike@maıl.example"]


@pytest.mark.parametrize("typed", FOLDED)
def test_no_other_address_gets_the_link(client: Client, db: None, typed: str) -> None:
    """AC-021: an address that equals the stored one only when folded is somebody else's."""
    account = make_account("Mike")
    Account.objects.filter(pk=account.pk).update(email="mike@mail.example")
    client.post(ASK, {"email": typed})
    for letter in mail.outbox:
        assert letter.subject == "There is no account with this address"
        assert not any("/reset/" in link for link in links_in(letter))


def test_the_link_goes_to_the_stored_spelling(client: Client, db: None) -> None:
    """AC-021: Kelvin's sign in small is a k, so that one finds the account; the mail goes home."""
    account = make_account("Mike")
    Account.objects.filter(pk=account.pk).update(email="mike@mail.example")
    client.post(ASK, {"email": "MI\u212aE@mail.example"})
    assert [letter.to for letter in mail.outbox] == [["mike@mail.example"]]


def test_another_persons_session_is_not_the_link_owners(client: Client, member: Account) -> None:
    ask(client, member.email)
    other = make_account("Otto")
    client.force_login(other)
    client.post(path_in(mail.outbox[0], "reset"), {"password1": NEW})
    other.refresh_from_db()
    assert other.check_password(PASSWORD)


def test_headers_change_nothing_in_the_letter(
    client: Client, member: Account, settings: Settings
) -> None:
    """AC-022."""
    settings.ALLOWED_HOSTS = ["testserver"]
    evil = "evil.example"
    assert client.post(ASK, {"email": member.email}, headers={"host": evil}).status_code == 400
    for name in ("x-forwarded-host", "x-host", "x-forwarded-server", "x-original-host"):
        client.post(ASK, {"email": member.email}, headers={name: evil})
    assert mail.outbox
    for letter in mail.outbox:
        assert all(link.startswith(settings.SITE_ADDRESS) for link in links_in(letter))


def test_one_address_is_served_five_times_a_minute(member: Account) -> None:
    with time_machine.travel(AT, tick=False):
        answers = [Client().post(ASK, {"email": member.email}).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


def test_the_captcha_stands_here_too(client: Client, member: Account, settings: Settings) -> None:
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 50}
    answer = client.post(ASK, {"email": member.email})
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["proof"]
    assert not mail.outbox


def test_an_unconfirmed_account_stays_unconfirmed(client: Client, db: None) -> None:
    """Who set it up with somebody's address has agreed to nothing in the owner's name."""
    account = make_account("Nele", confirmed=False)
    ask(client, account.email)
    client.post(path_in(mail.outbox[0], "reset"), {"password1": NEW})
    answer = client.post("/account/login/", {"login": account.email, "password": NEW})
    assert answer["Location"] == "/account/confirm-email/"
