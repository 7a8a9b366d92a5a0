"""Opening accounts: whole or not at all, and one wins where many want the same."""

from dataclasses import replace

import pytest
from allauth.account.models import EmailAddress

from folkmoot.accounts.actions.registration import Application, open_account, rehearse_account
from folkmoot.accounts.errors import (
    EmailTaken,
    LanguageUnknown,
    NameNotAllowed,
    NameTaken,
    ZoneUnknown,
)
from folkmoot.accounts.models import Account, Consent
from folkmoot.accounts.queries.profiles import account_by_email, email_is_confirmed
from folkmoot.discussion.models import Publication
from tests.make import PASSWORD
from tests.race import errors, race, results

ANN = Application(email="Ann@Mail.Example ", display_name="Ann", password=PASSWORD)


@pytest.mark.django_db
def test_an_account_has_its_address_its_password_and_its_place() -> None:
    account = open_account(replace(ANN, language="de", time_zone="Europe/Berlin"))
    assert account.email == "ann@mail.example"
    assert account.check_password(PASSWORD)
    assert (account.language, account.time_zone) == ("de", "Europe/Berlin")
    assert not email_is_confirmed(account)


def test_registering_records_both_consents_with_version_language_and_way(
    newsroom: Publication,
) -> None:
    """A1: which version, when; GDPR Art. 7."""
    account = open_account(replace(ANN, standards_version="7", language="de"))
    given = Consent.objects.filter(account=account).order_by("text")
    assert [(c.text, c.version, c.language, c.method) for c in given] == [
        ("privacy-policy", "2026-01", "de", "sign-up"),
        ("standards", "7", "de", "sign-up"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"email": "ANN@mail.example", "display_name": "Other"}, EmailTaken),
        ({"email": "b@mail.example", "display_name": "\u0410nn"}, NameTaken),
        ({"email": "b@mail.example", "display_name": "A\u200bnn"}, NameNotAllowed),
        ({"email": "b@mail.example", "display_name": "Bob", "language": "xx"}, LanguageUnknown),
        ({"email": "b@mail.example", "display_name": "Bob", "time_zone": "Mars"}, ZoneUnknown),
    ],
)
def test_a_refusal_has_a_name_and_leaves_nothing(
    change: dict[str, str], error: type[Exception]
) -> None:
    open_account(ANN)
    with pytest.raises(error):
        open_account(replace(ANN, **change))
    assert Account.objects.count() == EmailAddress.objects.count() == 1


@pytest.mark.django_db
def test_a_rehearsal_leaves_nothing() -> None:
    """AC-053: the work of a sign-up, for an address that is known already."""
    open_account(ANN)
    rehearse_account(ANN)
    assert Account.objects.count() == EmailAddress.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_of_twenty_gets_the_name() -> None:
    """AC-134 (slow: twenty threads): look-alike names, other addresses, one account."""
    looks = ["Ann", "ann", "\u0410nn", "Ａnn", "A nn"]

    def register(number: int) -> Account:
        name = looks[number % len(looks)]
        return open_account(replace(ANN, email=f"{number}@mail.example", display_name=name))

    runners = race(20, register)
    assert len(results(runners)) == 1
    assert {type(error) for error in errors(runners)} == {NameTaken}
    assert Account.objects.count() == EmailAddress.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_of_ten_gets_the_address() -> None:
    """AC-134 (slow: ten threads): other names, one address in two spellings."""

    def register(number: int) -> Account:
        email = ("Ann@mail.example", "ann@Mail.Example")[number % 2]
        return open_account(
            replace(ANN, email=email, display_name=f"Person {'abcdefghij'[number]}")
        )

    runners = race(10, register)
    assert len(results(runners)) == 1
    assert {type(error) for error in errors(runners)} == {EmailTaken}


FOLDED = [
    ("mike@example.org", "mıke@example.org"),
    ("mike@example.org", "mIKE@example.org".replace("I", "İ")),
    ("kelvin@example.org", "\u212aelvin@example.org".replace("\u212a", "\uff4b")),
    ("sigmaς@example.org", "sigmaσ@example.org"),
    ("office@example.org", "oﬃce@example.org"),
    ("mail@example.org", "ｍａｉｌ@example.org"),
    ("strasse@example.org", "straße@example.org"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("stored", "typed"), FOLDED)
def test_an_address_that_only_folds_to_a_stored_one_is_another(stored: str, typed: str) -> None:
    """AC-021: Turkish, Kelvin's, Greek, ligature, full width, sharp s; no account is found."""
    open_account(replace(ANN, email=stored))
    assert account_by_email(typed) is None
    assert account_by_email(stored) is not None
