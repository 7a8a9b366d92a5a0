"""Linking and unlinking at the same moment, on both databases."""

import pytest
from allauth.socialaccount.models import SocialAccount

from folkmoot.accounts.actions.identities import link_identity, unlink_identity
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.accounts.network_errors import LastWayIn, NetworkAccountTaken
from folkmoot.accounts.queries.identities import identity_key
from tests.make import make_account
from tests.race import errors, race

THERE = Identity("https://id.example", "person-1", "Ann")


@pytest.mark.django_db(transaction=True)
def test_one_identity_goes_to_one_account() -> None:
    accounts = [make_account(), make_account()]
    runners = race(2, lambda number: link_identity(accounts[number], THERE))
    assert [type(error) for error in errors(runners)] == [NetworkAccountTaken]
    assert SocialAccount.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_last_ways_one_stays() -> None:
    account = make_account()
    link_identity(account, THERE)
    link_identity(account, Identity("https://other.example", "person-1"))
    Account.objects.filter(pk=account.pk).update(password="!")
    keys = [identity_key(row) for row in SocialAccount.objects.all()]
    runners = race(2, lambda number: unlink_identity(account, keys[number], this_session=""))
    assert [type(error) for error in errors(runners)] == [LastWayIn]
    assert SocialAccount.objects.filter(user=account).count() == 1


def test_linking_twice_is_linking_once(db: None) -> None:
    account = make_account()
    assert link_identity(account, THERE)
    assert not link_identity(account, THERE)
    assert not unlink_identity(account, "another", this_session="")
