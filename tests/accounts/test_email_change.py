"""Another address (A3): confirmed at the new one, told to the old one, taken back from there."""

from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.email_changes import (
    ask_email_change,
    confirm_email_change,
    undo_email_change,
)
from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.accounts.errors import EmailChangedLately, EmailTaken, EmailUnchanged, LinkNotValid
from folkmoot.accounts.models import Account, EmailChange
from folkmoot.accounts.queries.profiles import email_is_confirmed
from tests.accounts.letters import path_in, secret_in
from tests.make import PASSWORD, make_account
from tests.race import race, results

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
NEW = "mara.new@mail.example"
PAGE = "/account/email/"


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def logged_in(account: Account, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/account/login/", {"login": account.email, "password": password})
    return client


def changed(account: Account, email: str = NEW) -> str:
    """Change the address; the secret that takes it back."""
    ask_email_change(account, email)
    confirm_email_change(secret_in(mail.outbox[-1], "confirm"))
    account.refresh_from_db()
    return secret_in(mail.outbox[-1], "undo")


def test_nothing_changes_before_the_button_at_the_new_address(member: Account) -> None:
    old, client = member.email, logged_in(member)
    assert client.post(PAGE, {"email": NEW})["Location"] == PAGE
    assert NEW in client.get(PAGE).content.decode()
    assert [letter.to for letter in mail.outbox] == [[NEW]]
    link = path_in(mail.outbox[0], "confirm")
    assert Client().get(link).status_code == 200
    member.refresh_from_db()
    assert member.email == old
    assert Client().post(link)["Location"] == "/account/login/"
    member.refresh_from_db()
    assert member.email == NEW
    assert email_is_confirmed(member)
    assert list(EmailAddress.objects.filter(user=member).values_list("email", flat=True)) == [NEW]
    assert client.get("/account/").status_code == 302
    assert mail.outbox[-1].to == [old]
    assert Client().post(link).status_code == 410


def test_the_old_address_takes_it_back_from_a_thief(member: Account) -> None:
    """Whatever the thief changed since: password, a factor of their own, the address once more."""
    old = member.email
    secret = changed(member)
    member.set_password("the thief's own password")
    member.save()
    TOTP.activate(member, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    thief = Client()
    thief.force_login(member)
    link = f"/account/email/undo/{secret}/"
    assert old in Client().get(link).content.decode()
    assert Client().post(link)["Location"] == "/account/password/reset/"
    member.refresh_from_db()
    assert member.email == old
    assert not member.has_usable_password()
    assert not member.authenticator_set.exists()
    assert thief.get("/account/").status_code == 302
    assert Client().post(link).status_code == 410
    Client().post("/account/password/reset/", {"email": old})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": "a wholly new password"})
    assert logged_in(member, "a wholly new password").get("/account/").status_code == 200


def test_an_older_factor_stays(member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        TOTP.activate(member, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        clock.shift(timedelta(hours=1))
        undo_email_change(changed(member))
    assert member.authenticator_set.exists()


def test_the_old_address_is_kept_while_it_can_come_back(member: Account) -> None:
    old = member.email
    with time_machine.travel(AT, tick=False) as clock:
        secret = changed(member)
        with pytest.raises(EmailTaken):
            taken_by_another(old)
        clock.shift(timedelta(days=15))
        with pytest.raises(LinkNotValid):
            undo_email_change(secret)
        taken_by_another(old)


def taken_by_another(email: str) -> None:
    from folkmoot.accounts.actions.registration import Application, open_account

    open_account(Application(email=email, display_name="Somebody Else", password=PASSWORD))


def test_the_next_change_waits(member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        changed(member)
        with pytest.raises(EmailChangedLately):
            ask_email_change(member, "third@mail.example")
        clock.shift(timedelta(days=8))
        ask_email_change(member, "third@mail.example")
    with pytest.raises(EmailUnchanged):
        ask_email_change(member, NEW.upper())


def test_a_taken_address_is_one_answer_and_another_letter(member: Account) -> None:
    """AC-053: the page tells nobody who is registered."""
    other = make_account("Otto")
    answers = []
    for email in (other.email, "free@mail.example"):
        client = logged_in(member)
        answer = client.post(PAGE, {"email": email})
        answers.append((answer.status_code, answer["Location"]))
    assert answers[0] == answers[1]
    assert mail.outbox[0].subject == "You have an account here"
    assert mail.outbox[0].to == [other.email]


def test_it_needs_a_fresh_log_in(member: Account) -> None:
    """AC-060."""
    client = Client()
    client.force_login(member)
    for answer in (client.get(PAGE), client.post(PAGE, {"email": NEW})):
        assert answer["Location"].startswith("/account/password/confirm/")
    assert not EmailChange.objects.exists()


def test_a_newer_wish_replaces_the_older(member: Account) -> None:
    ask_email_change(member, NEW)
    first = secret_in(mail.outbox[-1], "confirm")
    ask_email_change(member, "third@mail.example")
    with pytest.raises(LinkNotValid):
        confirm_email_change(first)


def test_a_recovered_password_ends_a_waiting_change(member: Account) -> None:
    """Pre-hijacking by an unexpired change: what a former holder asked for is void (AC-023)."""
    ask_email_change(member, "attacker@mail.example")
    waiting = secret_in(mail.outbox[-1], "confirm")
    Client().post("/account/password/reset/", {"email": member.email})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": "a wholly new password"})
    with pytest.raises(LinkNotValid):
        confirm_email_change(waiting)


def test_links_do_nothing_else(member: Account) -> None:
    """AC-023: each is good for its own purpose."""
    ask_email_change(member, NEW)
    secret = secret_in(mail.outbox[-1], "confirm")
    for path in (f"email/undo/{secret}", f"confirm-email/{secret}", f"password/reset/{secret}",
                 f"restore/{secret}"):  # fmt: skip
        assert Client().post(f"/account/{path}/").status_code == 410


def test_old_addresses_are_forgotten(member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        changed(member)
        clock.shift(timedelta(days=15))
        drop_expired()
    assert not EmailChange.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_one_address_one_gets_it(transactional_db: None) -> None:
    """A race on both databases: the address belongs to one, the other's link is void."""
    secrets = []
    for name in ("Ann", "Bea"):
        ask_email_change(make_account(name), NEW)
        secrets.append(secret_in(mail.outbox[-1], "confirm"))

    runners = race(2, lambda number: confirm_email_change(secrets[number]))
    assert len(results(runners)) == 1
    assert Account.objects.filter(email=NEW).count() == 1
