"""AC-045: restoring against the erasing, at the same moment; exactly one wins, and wholly."""

from functools import partial

import pytest
import time_machine
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.closures import (
    request_closure,
    restore_account,
    restore_own_account,
)
from folkmoot.accounts.errors import AccountNotClosing, LinkNotValid
from folkmoot.accounts.models import Account, Closure
from folkmoot.discussion.models import Revision
from folkmoot.privacy.actions.erasure import erase_due_accounts
from folkmoot.privacy.models import Receipt
from tests.accounts.letters import path_in, secret_in
from tests.make import make_account, make_comment
from tests.privacy.conftest import AT
from tests.privacy.days import pass_days
from tests.race import errors, race

ROUNDS = 12


@pytest.mark.slow  # many rounds with threads
@pytest.mark.django_db(transaction=True)
def test_ac_045_restoring_against_the_erasing() -> None:
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        won = set()
        for number in range(ROUNDS):
            account = make_account()
            comment = make_comment(author=account)
            request_closure(account, comments="erased")
            pass_days(clock, 30)
            refused = errors(race(2, partial(_restore_or_erase, account, number % 2)))
            assert all(isinstance(error, AccountNotClosing) for error in refused), refused
            account.refresh_from_db()
            text = Revision.objects.get(comment=comment).source
            assert account.is_active is bool(text) is bool(not refused)
            assert not account.is_closing
            won.add(account.is_active)
        assert Receipt.objects.count() == Account.objects.filter(is_active=False).count()
        assert won


def _restore_or_erase(account: Account, restorer: int, place: int) -> None:
    if place == restorer:
        restore_own_account(account)
    else:
        erase_due_accounts()


@pytest.mark.slow  # threads
@pytest.mark.django_db(transaction=True)
def test_two_workers_erase_once() -> None:
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        account = make_account()
        make_comment(author=account)
        request_closure(account, comments="erased")
        pass_days(clock, 30)
        assert not errors(race(3, lambda _: erase_due_accounts()))
        account.refresh_from_db()
        assert not account.is_active
        assert Receipt.objects.count() == 1
        assert not Closure.objects.exists()


@pytest.mark.django_db
def test_ac_045_after_the_erasing_the_link_says_that_it_is_gone(client: Client) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        account = make_account()
        request_closure(account)
        link, secret = path_in(mail.outbox[-1], "restore"), secret_in(mail.outbox[-1], "restore")
        pass_days(clock, 30)
        erase_due_accounts()
        assert {client.get(link).status_code, client.post(link).status_code} == {410}
        with pytest.raises(LinkNotValid):
            restore_account(secret)


@pytest.mark.django_db
def test_ac_046_a_link_of_another_account_or_changed_by_a_sign_restores_nothing() -> None:
    """Forged in every place, of another purpose, and after its account was erased."""
    account, other = make_account(), make_account()
    request_closure(account)
    secret = secret_in(mail.outbox[-1], "restore")
    request_closure(other)
    forged = [
        secret[:place] + ("A" if sign != "A" else "B") + secret[place + 1 :]
        for place, sign in enumerate(secret)
    ]
    for wrong in [*forged, "", secret[:-1], f"{secret}x", secret.swapcase(), account.public_id]:
        with pytest.raises(LinkNotValid):
            restore_account(wrong)
    restore_account(secret)
    other.refresh_from_db()
    assert other.is_closing


@pytest.mark.django_db
def test_ac_046_no_log_and_no_referrer_shows_the_link(client: Client, caplog: object) -> None:
    account = make_account()
    request_closure(account)
    link, secret = path_in(mail.outbox[-1], "restore"), secret_in(mail.outbox[-1], "restore")
    answers = [client.get(link), client.post(link), client.get(link)]
    assert secret not in caplog.text  # type: ignore[attr-defined]
    assert {answer["Referrer-Policy"] for answer in answers} <= {"same-origin", "no-referrer"}
    for answer in answers:
        text = answer.content.decode()
        assert "//" not in text.replace("https://www.w3.org", "") or 'src="http' not in text
