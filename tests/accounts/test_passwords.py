"""AC-064, AC-049, AC-208: which passwords are taken, how guessing ends, how long sessions last."""

from typing import Any

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from tests.accounts.signing import make_site, post, signed_on
from tests.make import PASSWORD, make_account, make_publication

LOG_IN = "/account/login/"


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "1234567890",
        "qwertyuiop",
        "password123",
        "Password1234",
        "iloveyou12",
        "MainHerald1",
        "main-herald-24",
        "M4inH3rald!",
        "folkmoot2026",
        "Folkm00t!!",
        "Nele-Reader1",
        "nelereader99",
        "nele.reader@mail.example",
    ],
)
def test_what_others_try_first_is_refused(db: None, password: str) -> None:
    """Common and leaked ones (a list of our own, offline), the site's names, the owner's."""
    make_publication()
    nele = Account(email="nele.reader@mail.example", display_name="Nele Reader")
    with pytest.raises(ValidationError):
        validate_password(password, nele)


@pytest.mark.parametrize(
    "password",
    [
        "ten chars!",
        "correct horse battery staple",
        "x1" * 32,
        "пароль для газеты",
        "密碼要夠長纔算數呀呀呀",
        "  spaces at both ends  ",
        "\U0001f40d of many colours",
        "the folkmoot of the seven ferries",
        "a" * 5 + "B" * 5 + "\u0301e\u0301" + "z" * 100,
    ],
)
def test_long_and_odd_ones_are_taken_and_verified_to_the_last_sign(
    client: Client, db: None, password: str
) -> None:
    make_publication()
    member = make_account("Somebody")
    validate_password(password, member)
    member.set_password(password)
    member.save()
    for wrong in (password[:-1], password + "x", password.swapcase() + "!"):
        client.post(LOG_IN, {"login": member.email, "password": wrong})
        assert client.get("/account/").status_code == 302
    client.post(LOG_IN, {"login": member.email, "password": password})
    assert client.get("/account/").status_code == 200


@pytest.mark.slow
def test_nothing_is_cut_off(settings: Any) -> None:
    """Slow: the real hash. Two that differ in their 73rd byte are two."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    made = make_password("y" * 72 + "1")
    assert check_password("y" * 72 + "1", made)
    assert not check_password("y" * 72 + "2", made)


def test_a_password_of_the_chosen_name_is_told_at_its_field(
    client: Client, filled: dict[str, str]
) -> None:
    answer = client.post("/account/signup/", filled | {"password1": "AnnReader-1"})
    assert list(answer.context["form"].errors) == ["password1"]
    assert not Account.objects.filter(email=filled["email"]).exists()


def attempt(account: Account, address: str, password: str = "wrong but long") -> Client:
    client = Client(REMOTE_ADDR=address)
    client.post(LOG_IN, {"login": account.email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


# slow: sixty log-ins
@pytest.mark.slow
def test_one_account_from_many_addresses_and_many_accounts_from_one(
    db: None, time_machine: Any
) -> None:
    """AC-049: ceilings by account and by address; nobody is locked out for good, others never."""
    time_machine.move_to(now().replace(second=0, microsecond=0), tick=False)
    victim, other = make_account("Victim"), make_account("Other")
    checked = []
    original = Account.check_password

    def counted(account: Account, password: str) -> bool:
        checked.append(account.pk)
        return bool(original(account, password))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Account, "check_password", counted)
        for number in range(25):
            attempt(victim, f"198.51.100.{number}")
        assert checked.count(victim.pk) <= 5
        assert not is_in(attempt(victim, "192.0.2.1", PASSWORD))
        assert is_in(attempt(other, "192.0.2.1", PASSWORD))
        time_machine.shift(301)
        assert is_in(attempt(victim, "192.0.2.1", PASSWORD))
        checked.clear()
        crowd = [make_account() for _ in range(25)]
        for account in crowd:
            attempt(account, "203.0.113.7")
        assert len(checked) <= 10
        assert is_in(attempt(other, "203.0.113.8", PASSWORD))
        time_machine.shift(61)
        assert is_in(attempt(crowd[-1], "203.0.113.7", PASSWORD))


def test_a_session_ends_with_the_browser_unless_its_owner_asked_otherwise(
    newsroom: Publication, settings: Any
) -> None:
    """AC-208: by password or by a partner site, the same; kept longer only where that is ticked."""
    member = make_account("Member")
    plain, kept = Client(), Client()
    plain.post(LOG_IN, {"login": member.email, "password": PASSWORD})
    kept.post(LOG_IN, {"login": member.email, "password": PASSWORD, "remember": "on"})
    first, _account = signed_on(site := make_site())
    again = Client()
    post(again, site.token())
    again.get("/account/sign-on/welcome/")
    cookie = settings.SESSION_COOKIE_NAME
    ends = {client.cookies[cookie]["max-age"] for client in (plain, first, again)}
    assert ends == {""}
    assert kept.cookies[cookie]["max-age"] == settings.SESSION_COOKIE_AGE
    assert all(
        client.session.get_expiry_age() <= settings.SESSION_COOKIE_AGE
        for client in (plain, kept, first, again)
    )
