"""Deleting the account and having it back, as pages."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account
from tests.accounts.letters import path_in
from tests.make import PASSWORD, make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def log_in(client: Client, member: Account) -> str:
    answer = client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return str(answer["Location"])


def test_deleting_wants_the_password_of_a_few_minutes_ago(client: Client, member: Account) -> None:
    """UX-097: fresh log-in; the password asked for leads on to the question."""
    with time_machine.travel(AT, tick=False) as clock:
        log_in(client, member)
        assert client.get("/account/delete/").status_code == 200
        clock.shift(timedelta(minutes=6))
        asked = client.get("/account/delete/")
        assert asked["Location"].startswith("/account/password/confirm/")
        answer = client.post(asked["Location"], {"password": PASSWORD})
        assert answer["Location"] == "/account/delete/"
        assert "On 3 April 2031" in client.get("/account/delete/").content.decode()


def test_a_yes_said_too_late_goes_on_after_the_password(client: Client, member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        log_in(client, member)
        client.get("/account/delete/")
        clock.shift(timedelta(minutes=6))
        asked = client.post("/account/delete/")
        assert asked["Location"].startswith("/account/password/confirm/")
        member.refresh_from_db()
        assert not member.is_closing
        wrong = client.post(asked["Location"], {"password": "not this one at all"})
        assert wrong.status_code == 200
        answer = client.post(asked["Location"], {"password": PASSWORD})
        assert answer["Location"] == "/account/closed/"
    member.refresh_from_db()
    assert member.is_closing


def test_logging_in_offers_the_way_back_only(client: Client, member: Account) -> None:
    """A6: hidden, with the day of the end; name and address stay taken."""
    with time_machine.travel(AT, tick=False):
        request_closure(member)
        assert log_in(client, member) == "/account/closed/"
        html = client.get("/account/closed/").content.decode()
        assert "3 April 2031" in html
        assert client.get("/account/")["Location"] == "/account/closed/"
        assert client.post("/account/closed/", {"act": "restore"})["Location"] == "/"
    member.refresh_from_db()
    assert not member.is_closing
    assert client.get("/account/").status_code == 200


def test_the_mail_comes_once_more(client: Client, member: Account) -> None:
    request_closure(member)
    log_in(client, member)
    client.post("/account/closed/", {"act": "mail"})
    assert [letter.subject for letter in mail.outbox] == ["Your account is closed"] * 2
    assert b"on its way once more" in client.get("/account/closed/").content


def test_the_link_shows_a_button_and_the_button_restores(client: Client, member: Account) -> None:
    """UX-098: three states, three pages; looking changes nothing."""
    request_closure(member)
    link = path_in(mail.outbox[0], "restore")
    for _ in range(2):
        assert b"Have my account back" in client.get(link).content
    member.refresh_from_db()
    assert member.is_closing
    assert client.post(link)["Location"] == "/account/login/"
    member.refresh_from_db()
    assert not member.is_closing
    assert mail.outbox[-1].subject == "Your account is open again"


def test_used_expired_and_unknown_links_are_one_page(client: Client, member: Account) -> None:
    """AC-023, UX-098."""
    with time_machine.travel(AT, tick=False) as clock:
        request_closure(member)
        late = path_in(mail.outbox[0], "restore")
        clock.shift(timedelta(days=31))
        answers = [client.get(late), client.post(late)]
        answers += [client.get("/account/restore/unknown/"), client.post("/account/restore/x/")]
    assert {answer.status_code for answer in answers} == {410}
    assert len({answer.content.replace(_own_path(answer), b"") for answer in answers}) == 1


def _own_path(answer: Any) -> bytes:
    """The address that was asked for: the switch of languages leads back to it."""
    path = answer.wsgi_request.path if answer.wsgi_request.method == "GET" else "/"
    return f'value="{path}"'.encode()


def test_an_open_account_has_nothing_to_restore(client: Client, member: Account) -> None:
    log_in(client, member)
    assert client.get("/account/closed/")["Location"] == "/account/"
