"""Log-in, log-out, sessions, and what is slowed down."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from folkmoot.accounts.models import Account
from tests.accounts.letters import path_in
from tests.make import PASSWORD, make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
LOG_IN = "/account/login/"


def log_in(client: Client, account: Account, password: str = PASSWORD, **more: str) -> int:
    answer = client.post(LOG_IN, {"login": account.email, "password": password, **more})
    return answer.status_code


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def test_logging_in_leads_back_to_where_one_was(client: Client, member: Account) -> None:
    """UX-103, and the address counts in any letter case."""
    answer = client.post(
        f"{LOG_IN}?next=/a/story/%3Fcomment%3Dx%23comments",
        {"login": member.email.upper(), "password": PASSWORD},
    )
    assert answer["Location"] == "/a/story/?comment=x#comments"


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example/x", "javascript:alert(1)", "\\\\evil.example"],
)
def test_the_way_back_never_leaves_the_site(client: Client, member: Account, target: str) -> None:
    answer = client.post(LOG_IN, {"login": member.email, "password": PASSWORD, "next": target})
    assert answer["Location"] == "/"


def test_a_wrong_password_and_an_unknown_address_are_one_answer(member: Account) -> None:
    """AC-053: the same page, letter for letter but for what was typed."""
    pages = []
    for email in (member.email, "nobody@mail.example"):
        client = Client()
        answer = client.post(LOG_IN, {"login": email, "password": "wrong but long enough"})
        body = answer.content.replace(email.encode(), b"")
        body = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", body)
        pages.append((answer.status_code, sorted(answer.cookies), body))
        assert b"do not belong together" in answer.content
        assert b'role="alert"' in answer.content
    assert pages[0] == pages[1]


def test_the_session_has_a_new_id_after_log_in_and_none_after_log_out(
    client: Client, member: Account
) -> None:
    """AC-058: no fixation; logging out ends it on the server."""
    session = client.session
    session["here"] = "before"
    session.save()
    before = session.session_key
    client.cookies["folkmoot"] = before
    log_in(client, member)
    during = client.cookies["folkmoot"].value
    assert during != before
    assert client.get("/account/").status_code == 200

    stolen = Client()
    stolen.cookies["folkmoot"] = during
    assert stolen.get("/account/").status_code == 200
    assert client.get("/account/logout/").status_code == 200
    assert stolen.get("/account/").status_code == 200
    client.post("/account/logout/")
    for one in (client, stolen):
        assert one.get("/account/").status_code == 302
    stolen.cookies["folkmoot"] = before
    assert stolen.get("/account/").status_code == 302


def test_another_password_ends_the_other_sessions_and_not_this_one(member: Account) -> None:
    """AC-058: on change; the owner is told by mail."""
    here, there = Client(), Client()
    log_in(here, member)
    log_in(there, member)
    answer = here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "something quite different"},
    )
    assert answer.status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert mail.outbox[-1].subject == "Your password was changed"


def test_recovery_ends_every_session(member: Account) -> None:
    """AC-058: on recovery, this one's too."""
    here, there = Client(), Client()
    log_in(here, member)
    log_in(there, member)
    here.post("/account/password/reset/", {"email": member.email})
    link = path_in(mail.outbox[-1], "reset")
    here.post(link, {"password1": "something quite different"})
    for one in (here, there):
        assert one.get("/account/").status_code == 302
    assert mail.outbox[-1].subject == "A new password was set"


def test_an_unconfirmed_member_is_asked_for_the_mail_only_with_the_right_password(
    client: Client, db: None
) -> None:
    account = make_account("Nele", confirmed=False)
    assert log_in(client, account, "wrong but long enough") == 200
    assert not mail.outbox
    answer = client.post(f"{LOG_IN}?next=/back/", {"login": account.email, "password": PASSWORD})
    assert answer["Location"] == "/account/confirm-email/"
    assert client.get("/account/").status_code == 302
    confirmed = client.post(path_in(mail.outbox[0], "confirm-email"))
    assert confirmed["Location"] == "/back/"
    assert client.get("/account/").status_code == 200


def test_an_erased_account_cannot_log_in(client: Client, member: Account) -> None:
    member.is_active = False
    member.save()
    log_in(client, member)
    assert client.get("/account/").status_code == 302


def test_five_failures_close_the_door_to_one_mailbox_for_five_minutes(db: None) -> None:
    """Failures count by mailbox, whatever its spelling and whoever tries; SECURITY.md, Accounts."""
    account = make_account("Olga")
    Account.objects.filter(pk=account.pk).update(email="olga@gmail.com")
    account.emailaddress_set.update(email="olga@gmail.com")
    account.refresh_from_db()
    with time_machine.travel(AT, tick=False) as clock:
        for number, spelling in enumerate(["olga", "o.lga", "OLGA", "olga+x", "ol.ga"]):
            client = Client(REMOTE_ADDR=f"192.0.2.{number}")
            form = {"login": f"{spelling}@gmail.com", "password": "wrong but long enough"}
            client.post(LOG_IN, form)
        refused = client.post(LOG_IN, {"login": "olga@gmail.com", "password": PASSWORD})
        assert b"too many wrong attempts" in refused.content
        clock.shift(timedelta(minutes=6))
        assert log_in(client, account) == 302


def test_a_new_password_lets_the_owner_in_at_once(client: Client, member: Account) -> None:
    for _ in range(5):
        log_in(client, member, "wrong but long enough")
    client.post("/account/password/reset/", {"email": member.email})
    link = path_in(mail.outbox[-1], "reset")
    client.post(link, {"password1": "something quite different"})
    assert log_in(client, member, "something quite different") == 302


def test_the_session_lasts_as_long_as_asked_for(client: Client, member: Account) -> None:
    log_in(client, member)
    assert client.session.get_expire_at_browser_close()
    other = Client()
    log_in(other, member, remember="on")
    assert not other.session.get_expire_at_browser_close()


def test_forms_at_the_door_are_never_stored_and_never_framed(client: Client, db: None) -> None:
    answer = client.get(LOG_IN)
    assert "no-store" in answer["Cache-Control"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/account/login/", "/account/signup/", "/account/logout/"])
def test_without_the_token_nothing_is_done(member: Account, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(path, {"login": member.email, "password": PASSWORD}).status_code == 403
