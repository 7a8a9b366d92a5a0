"""Closing an account and taking it back."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail

from folkmoot.accounts.actions.closures import (
    request_closure,
    restore_account,
    restore_own_account,
    send_restoring_again,
)
from folkmoot.accounts.errors import AccountNotClosing, LinkNotValid
from folkmoot.accounts.models import Closure
from folkmoot.accounts.queries.closures import open_closure
from folkmoot.core.errors import TooFast
from tests.accounts.letters import secret_in
from tests.make import make_account

AT = datetime.fromisoformat("2026-11-22T12:00:00+00:00")


@pytest.mark.django_db
def test_closing_hides_at_once_and_mails_the_way_back() -> None:
    """A6, UX-097: thirty days, a link, and the exact day in the mail."""
    with time_machine.travel(AT, tick=False):
        account = make_account()
        closure = request_closure(account)
        account.refresh_from_db()
        assert account.is_closing
        assert closure.restorable_until == AT + timedelta(days=30)
        (letter,) = mail.outbox
        assert letter.to == [account.email]
        assert "22 December 2026" in letter.body
        restored = restore_account(secret_in(letter, "restore"))
    account.refresh_from_db()
    assert restored == account
    assert not account.is_closing
    assert open_closure(account) is None


@pytest.mark.django_db
def test_asking_twice_is_closing_once() -> None:
    account = make_account()
    assert request_closure(account) == request_closure(account)
    assert Closure.objects.count() == 1


@pytest.mark.django_db
def test_a_link_of_an_earlier_closure_opens_nothing_later() -> None:
    account = make_account()
    request_closure(account)
    early = secret_in(mail.outbox[-1], "restore")
    restore_own_account(account)
    account.refresh_from_db()
    request_closure(account)
    with pytest.raises(LinkNotValid):
        restore_account(early)
    restore_account(secret_in(mail.outbox[-1], "restore"))


@pytest.mark.django_db
def test_the_owner_can_take_it_back_without_a_mail() -> None:
    account = make_account()
    with pytest.raises(AccountNotClosing):
        restore_own_account(account)
    request_closure(account)
    restore_own_account(account)
    account.refresh_from_db()
    assert not account.is_closing


@pytest.mark.django_db
def test_the_mail_can_be_asked_for_again_every_three_minutes() -> None:
    with time_machine.travel(AT, tick=False) as clock:
        account = make_account()
        request_closure(account)
        send_restoring_again(account)
        with pytest.raises(TooFast):
            send_restoring_again(account)
        clock.shift(timedelta(minutes=7))
        send_restoring_again(account)
        assert len(mail.outbox) == 3
        restore_account(secret_in(mail.outbox[-1], "restore"))
