"""Mailed links: one purpose, one state of the account, one use, one life."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
import time_machine

from folkmoot.accounts.actions.closures import issue_restoring, request_closure, restore_account
from folkmoot.accounts.actions.emails import confirm_email, issue_confirmation
from folkmoot.accounts.actions.mailed_links import find_link, issue_link, redeem_link
from folkmoot.accounts.actions.passwords import issue_recovery, set_password_by_link
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.models import Account, MailedLink
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.profiles import email_is_confirmed
from tests.make import PASSWORD, make_account
from tests.race import errors, race, results

AT = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
DAY = timedelta(days=1)


def closed(account: Account) -> str:
    closure = request_closure(account)
    return issue_restoring(closure)


def appealing(account: Account) -> str:
    return issue_link(account, purpose=LinkPurpose.APPEAL, subject="decision-1", lifetime=DAY)


ISSUE: dict[str, Callable[[Account], str]] = {
    LinkPurpose.CONFIRM: issue_confirmation,
    LinkPurpose.RECOVER: issue_recovery,
    LinkPurpose.RESTORE: closed,
    LinkPurpose.APPEAL: appealing,
}
USE: dict[str, Callable[[str], object]] = {
    LinkPurpose.CONFIRM: confirm_email,
    LinkPurpose.RECOVER: lambda secret: set_password_by_link(secret, "another long password"),
    LinkPurpose.RESTORE: restore_account,
    LinkPurpose.APPEAL: lambda secret: redeem_link(secret, purpose=LinkPurpose.APPEAL),
}


def stranger() -> Account:
    return make_account(confirmed=False)


@pytest.mark.django_db
@pytest.mark.parametrize(("made_for", "used_for"), list(product(ISSUE, USE)))
def test_a_link_opens_what_it_was_made_for_and_nothing_else(made_for: str, used_for: str) -> None:
    """AC-023: the matrix of token and flow; every cell off the diagonal is refused."""
    secret = ISSUE[made_for](stranger())
    if made_for == used_for:
        USE[used_for](secret)
        return
    with pytest.raises(LinkNotValid):
        USE[used_for](secret)
    USE[made_for](secret)


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", ISSUE)
def test_a_link_works_once(purpose: str) -> None:
    """AC-023: the second use is refused by the same name as an unknown link."""
    secret = ISSUE[purpose](stranger())
    USE[purpose](secret)
    for tried in (secret, "unknown", "", secret[:-1], secret + "a"):
        with pytest.raises(LinkNotValid):
            USE[purpose](tried)


def change_password(account: Account) -> None:
    account.set_password("changed meanwhile, quite long")
    account.save()


def change_email(account: Account) -> None:
    account.email = "elsewhere@mail.example"
    account.save()


def close_the_door(account: Account) -> None:
    account.is_active = False
    account.save()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("purpose", "change"), list(product(ISSUE, [change_password, change_email, close_the_door]))
)
def test_a_link_ends_with_the_state_it_was_made_in(
    purpose: str, change: Callable[[Account], None]
) -> None:
    """AC-023: after a change of password or address, or the end of the account."""
    account = stranger()
    secret = ISSUE[purpose](account)
    account.refresh_from_db()
    change(account)
    with pytest.raises(LinkNotValid):
        USE[purpose](secret)


LIFETIMES = {
    LinkPurpose.CONFIRM: timedelta(hours=72),
    LinkPurpose.RECOVER: timedelta(hours=1),
    LinkPurpose.RESTORE: timedelta(days=30),
    LinkPurpose.APPEAL: DAY,
}


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", ISSUE)
def test_a_link_has_a_life(purpose: str) -> None:
    """AC-023: a second before its end it can be used, at its end it cannot."""
    with time_machine.travel(AT, tick=False) as clock:
        secret = ISSUE[purpose](stranger())
        clock.move_to(AT + LIFETIMES[purpose] - timedelta(seconds=1))
        assert find_link(secret, purpose=purpose) is not None
        clock.move_to(AT + LIFETIMES[purpose])
        with pytest.raises(LinkNotValid):
            USE[purpose](secret)


@pytest.mark.django_db
@pytest.mark.parametrize("purpose", ISSUE)
def test_looking_at_a_link_changes_nothing(purpose: str) -> None:
    secret = ISSUE[purpose](stranger())
    for _ in range(3):
        assert find_link(secret, purpose=purpose) is not None
    USE[purpose](secret)


@pytest.mark.django_db
def test_the_newest_link_replaces_the_one_before() -> None:
    account = stranger()
    older, newer = issue_recovery(account), issue_recovery(account)
    with pytest.raises(LinkNotValid):
        USE[LinkPurpose.RECOVER](older)
    USE[LinkPurpose.RECOVER](newer)


@pytest.mark.django_db
def test_only_a_keyed_hash_is_stored() -> None:
    secret = issue_recovery(stranger())
    row = MailedLink.objects.get()
    assert secret not in "".join(str(value) for value in vars(row).values())
    assert len(secret) >= 43


@pytest.mark.django_db
def test_a_new_password_ends_every_other_link() -> None:
    """First recovery ends tokens and pending changes (SECURITY.md, Accounts)."""
    account = stranger()
    others = {purpose: ISSUE[purpose](account) for purpose in (LinkPurpose.CONFIRM,)}
    set_password_by_link(issue_recovery(account), "a wholly new password")
    account.refresh_from_db()
    assert account.check_password("a wholly new password")
    assert not account.check_password(PASSWORD)
    assert not email_is_confirmed(account)
    for purpose, secret in others.items():
        with pytest.raises(LinkNotValid):
            USE[purpose](secret)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("purpose", ISSUE)
def test_one_of_twenty_uses_counts(purpose: str) -> None:
    """AC-131 (slow: twenty threads for each kind): exactly one success."""
    secret = ISSUE[purpose](stranger())
    runners = race(20, lambda _number: USE[purpose](secret))
    assert len(results(runners)) == 1
    assert {type(error) for error in errors(runners)} == {LinkNotValid}
