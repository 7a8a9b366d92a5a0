"""An account made or held before its owner came must be of no use after (Sudhodanan and Paverd,
USENIX Security 2022). The variants with a provider come with social log-in."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.email_changes import ask_email_change, confirm_email_change
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.models import Account, MailedLink
from folkmoot.accounts.queries.profiles import email_is_confirmed
from tests.accounts.letters import path_in, secret_in
from tests.make import PASSWORD, make_account

OWN = "the owner's own password"


@pytest.fixture
def taken(db: None) -> Account:
    """An account that somebody made with the victim's address and a password of their own."""
    return make_account("Nele", confirmed=False)


def recover(account: Account) -> None:
    """What the victim does: sets a new password by mail, then confirms by mail."""
    Client().post("/account/password/reset/", {"email": account.email})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": OWN})
    Client().post("/account/login/", {"login": account.email, "password": OWN})
    Client().post(path_in(mail.outbox[-1], "confirm-email"))
    account.refresh_from_db()
    assert email_is_confirmed(account)


def test_the_classic_way_the_password_is_dead(taken: Account) -> None:
    recover(taken)
    client = Client()
    client.post("/account/login/", {"login": taken.email, "password": PASSWORD})
    assert client.get("/account/").status_code == 302


def test_the_unexpired_session_is_ended(taken: Account) -> None:
    attacker = Client()
    attacker.force_login(taken)
    assert attacker.get("/account/").status_code == 200
    recover(taken)
    assert attacker.get("/account/").status_code == 302


def test_the_trojan_identifier_is_gone(taken: Account) -> None:
    """A second address that was laid into the account beforehand leads nowhere."""
    EmailAddress.objects.create(user=taken, email="attacker@mail.example", verified=False)
    recover(taken)
    addresses = EmailAddress.objects.filter(user=taken).values_list("email", flat=True)
    assert list(addresses) == [taken.email]
    before = len(mail.outbox)
    Client().post("/account/password/reset/", {"email": "attacker@mail.example"})
    assert mail.outbox[before].subject == "There is no account with this address"


def test_the_unexpired_change_of_address_is_void(taken: Account) -> None:
    ask_email_change(taken, "attacker@mail.example")
    waiting = secret_in(mail.outbox[-1], "confirm")
    recover(taken)
    with pytest.raises(LinkNotValid):
        confirm_email_change(waiting)
    taken.refresh_from_db()
    assert taken.email != "attacker@mail.example"


def test_the_links_of_before_are_void(taken: Account) -> None:
    Client().post("/account/password/reset/", {"email": taken.email})
    earlier = path_in(mail.outbox[-1], "reset")
    recover(taken)
    assert Client().post(earlier, {"password1": "once more for the thief"}).status_code == 410
    assert not MailedLink.objects.filter(account=taken, used_at=None).exists()


def test_a_factor_of_before_locks_nobody_out(taken: Account) -> None:
    """No door gives an unconfirmed account one; a row that is there by whatever way is dropped."""
    TOTP.activate(taken, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    Client().post("/account/password/reset/", {"email": taken.email})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": OWN})
    assert not taken.authenticator_set.exists()
