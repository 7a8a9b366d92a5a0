"""From which age somebody may have an account, by country; who is younger leaves no trace."""

import re

import pytest
from django.conf import Settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from folkmoot.accounts.ages import AGES, ELSEWHERE, NAMES, age_in, country_ages, strictest_of
from folkmoot.accounts.models import Account, Consent
from folkmoot.discussion.models import Edition, Publication

SIGN_UP = "/account/signup/"


def test_the_table_is_whole_and_within_the_regulation() -> None:
    """GDPR Art. 8: every state of the Union and of the area, between 13 and 16."""
    assert set(AGES) == set(NAMES)
    assert len(AGES) == 27 + 3 + 1
    assert set(AGES.values()) == {13, 14, 15, 16}
    assert country_ages()[-1].country == ELSEWHERE


@pytest.mark.parametrize(
    ("country", "floor", "age"),
    [("AT", 0, 14), ("DE", 0, 16), ("US", 0, 16), ("", 0, 16), ("SE", 15, 15), ("DE", 13, 16)],
)
def test_a_setting_only_raises_the_age(
    settings: Settings, country: str, floor: int, age: int
) -> None:
    settings.FOLKMOOT = {"minimum_age": floor}
    assert age_in(country) == age


@pytest.mark.parametrize(
    ("countries", "proposed"), [(("AT", "DE"), "DE"), (("AT", ""), "AT"), ((), ELSEWHERE)]
)
def test_the_strictest_of_the_editions_is_proposed(
    countries: tuple[str, ...], proposed: str
) -> None:
    assert strictest_of(countries) == proposed


def test_the_country_of_the_edition_is_chosen_beforehand(
    client: Client, newsroom: Publication
) -> None:
    Edition.objects.update(time_zone="Europe/Vienna")
    html = client.get(SIGN_UP).content.decode()
    assert re.findall(r'<option value="(\w+)" selected>', html) == ["AT"]
    assert "Austria – 14" in html


def test_the_age_is_kept_and_neither_country_nor_birthday(
    client: Client, filled: dict[str, str]
) -> None:
    client.post(SIGN_UP, filled | {"country": "FR"})
    account = Account.objects.get(email=filled["email"])
    assert Consent.objects.get(account=account, text="age").version == "15"
    assert account.time_zone == "Europe/Berlin"


def test_who_is_younger_is_refused_and_nothing_is_stored(
    client: Client, filled: dict[str, str]
) -> None:
    """A plain refusal: no account, no consent, no session, no mail, nothing of it remembered."""
    before = Account.objects.count()
    client.get(SIGN_UP)
    cookies = set(client.cookies)
    answer = client.post(SIGN_UP, {**filled, "is_of_age": ""})
    assert "cannot have an account here" in answer.content.decode()
    assert Account.objects.count() == before
    assert not Consent.objects.exists()
    assert not Session.objects.exists()
    assert not mail.outbox
    assert set(client.cookies) == cookies
    assert client.post(SIGN_UP, filled).status_code == 302
