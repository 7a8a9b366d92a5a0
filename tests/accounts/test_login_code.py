"""Log-in by a mailed code (A3): who gets one, what it opens, and that nobody learns who is here."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import email_is_confirmed
from tests.accounts.letters import links_in
from tests.make import make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
ASK, GIVE = "/account/login/code/", "/account/login/code/confirm/"


def asked(email: str, target: str = "") -> Client:
    client = Client()
    answer = client.post(ASK, {"email": email, "next": target})
    assert answer.status_code == 302
    assert answer["Location"].startswith(GIVE)
    return client


def mailed_code() -> str:
    found = re.search(r"ten minutes:\s+(\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def test_the_code_logs_in_once_and_leads_back(member: Account) -> None:
    client = asked(member.email.upper())
    code = mailed_code()
    assert mail.outbox[-1].to == [member.email]
    answer = client.post(GIVE, {"code": code, "next": "/account/profile/"})
    assert answer["Location"] == "/account/profile/"
    assert client.get("/account/").status_code == 200
    other = asked(member.email)
    assert mailed_code() != code
    assert other.post(GIVE, {"code": code}).status_code == 200
    assert other.get("/account/").status_code == 302


def test_known_unknown_and_unconfirmed_are_one_answer(member: Account) -> None:
    """AC-053: the same pages; only the mail differs."""
    nele = make_account("Nele", confirmed=False)
    seen = []
    for email in (member.email, "nobody@mail.example", nele.email):
        client = Client()
        asking = client.post(ASK, {"email": email})
        page = client.get(asking["Location"])
        wrong = client.post(GIVE, {"code": "WRONG-CODE"})
        bodies = [
            re.sub(rb'value="[A-Za-z0-9]{64}"', b"", each.content).replace(email.encode(), b"")
            for each in (page, wrong)
        ]
        seen.append((asking.status_code, asking["Location"], sorted(asking.cookies), bodies))
    assert seen[0] == seen[1] == seen[2]
    assert [letter.subject for letter in mail.outbox] == [
        "Your code for the log-in",
        "There is no account with this address",
        "Please confirm your e-mail address",
    ]
    assert not any("login" in link for link in links_in(mail.outbox[0]))


@pytest.mark.parametrize("empty", ["-", " - ", "--", "0"])
def test_no_code_is_no_code(db: None, empty: str) -> None:
    """Where none was mailed, nothing that could be read as nothing is right."""
    client = asked("nobody@mail.example")
    assert client.post(GIVE, {"code": empty}).status_code == 200
    assert client.get("/account/").status_code == 302


def test_a_code_confirms_no_address(db: None) -> None:
    """Pre-hijacking: the password of who registered with it first must never come to life."""
    nele = make_account("Nele", confirmed=False)
    asked(nele.email)
    assert "code" not in mail.outbox[-1].subject
    assert not email_is_confirmed(nele)


def test_a_code_belongs_to_the_browser_that_asked(member: Account) -> None:
    asked(member.email)
    stranger = Client()
    assert stranger.post(GIVE, {"code": mailed_code()})["Location"].startswith(ASK)


def test_a_second_factor_is_still_asked_for(member: Account) -> None:
    TOTP.activate(member, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    client = asked(member.email)
    answer = client.post(GIVE, {"code": mailed_code()})
    assert answer["Location"] == "/account/second-factor/log-in/"
    assert client.get("/account/").status_code == 302


def test_three_wrong_codes_end_it(member: Account) -> None:
    client = asked(member.email)
    code = mailed_code()
    for number in range(3):
        client.post(GIVE, {"code": f"WRONG-{number}"})
    assert client.post(GIVE, {"code": code})["Location"].startswith(ASK)
    assert client.get("/account/").status_code == 302


def test_a_code_lives_ten_minutes(member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client = asked(member.email)
        clock.shift(timedelta(minutes=11))
        client.post(GIVE, {"code": mailed_code()})
        assert client.get("/account/").status_code == 302


def test_a_mailbox_is_counted_in_all_its_spellings(db: None) -> None:
    with time_machine.travel(AT, tick=False):
        for spelling in ("olga", "o.lga", "olga+x"):
            asked(f"{spelling}@gmail.com")
        refused = Client().post(ASK, {"email": "OL.GA+y@googlemail.com"})
    assert refused.status_code == 200
    assert len(mail.outbox) == 3


def test_an_erased_account_gets_none(member: Account) -> None:
    member.is_active = False
    member.save()
    asked(member.email)
    assert mail.outbox[-1].subject == "There is no account with this address"
