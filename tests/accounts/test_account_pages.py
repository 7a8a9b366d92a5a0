"""The account at a glance, the profile, and the member's own language and zone."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.accounts.actions.profiles import change_display_name, change_language_and_zone
from folkmoot.accounts.errors import (
    LanguageUnknown,
    NameChangedLately,
    NameNotAllowed,
    NameTaken,
    ZoneUnknown,
)
from folkmoot.accounts.models import Account
from folkmoot.accounts.names import readable_name
from folkmoot.discussion.models import Publication
from tests.make import make_account
from tests.race import errors, race, results

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


@pytest.fixture
def member(newsroom: Publication) -> Account:
    return make_account("Mara")


@pytest.fixture
def logged_in(client: Client, member: Account) -> Client:
    client.force_login(member)
    return client


def test_the_account_shows_what_is_held_of_it(logged_in: Client, member: Account) -> None:
    """A1, A11: name, address and whether confirmed, place, consents with versions."""
    html = logged_in.get("/account/").content.decode()
    for part in ("Mara", member.email, "confirmed", member.public_id, "English", "UTC", "2026-01"):
        assert part in html
    for path in ("/my/comments/", "/my/inbox/", "/account/logout/", "/account/delete/"):
        assert f'"{path}"' in html


def test_the_number_of_queries_does_not_grow(
    logged_in: Client, member: Account, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        logged_in.get("/account/")


def test_a_name_is_changed_once_in_two_weeks(client: Client, member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        client.force_login(member)
        form = {"form": "name", "display_name": "Mara Blue"}
        assert client.post("/account/profile/", form).status_code == 302
        again = client.post("/account/profile/", form | {"display_name": "Mara Red"})
        assert "stays as it is for now" in again.content.decode()
        same = client.post("/account/profile/", form)
        assert same.status_code == 302
        clock.shift(timedelta(days=14))
        member.refresh_from_db()
        assert change_display_name(member, "Mara Red").display_name == "Mara Red"


@pytest.mark.django_db
def test_a_name_change_is_refused_by_name() -> None:
    member, other = make_account("Mara"), make_account("Otto")
    with pytest.raises(NameTaken):
        change_display_name(member, "0tto")
    with pytest.raises(NameNotAllowed):
        change_display_name(member, "Moderator")
    assert change_display_name(member, "MARA").display_name == "MARA"
    with pytest.raises(NameChangedLately) as refusal:
        change_display_name(member, "Maren")
    assert refusal.value.facts["days"] == 14
    member.refresh_from_db()
    assert (member.display_name, other.display_name) == ("MARA", "Otto")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_of_ten_renamed_gets_the_name() -> None:
    """AC-134 (slow: ten threads)."""
    members = [make_account(f"Member {letter}") for letter in "abcdefghij"]
    runners = race(10, lambda number: change_display_name(members[number], "Wanted"))
    assert len(results(runners)) == 1
    assert {type(error) for error in errors(runners)} == {NameTaken}


def test_language_and_zone_are_those_of_the_member(logged_in: Client, member: Account) -> None:
    """A11: pages in the language, every date in the zone."""
    Account.objects.filter(pk=member.pk).update(
        joined_at=datetime.fromisoformat("2031-03-04T23:30:00+00:00")
    )
    assert "4 March 2031" in logged_in.get("/account/").content.decode()
    form = {"form": "place", "language": "de", "time_zone": "Europe/Berlin"}
    assert logged_in.post("/account/profile/", form).status_code == 302
    answer = logged_in.get("/account/")
    assert 'lang="de"' in answer.content.decode()
    assert answer["Content-Language"] == "de"
    assert "5. März 2031" in answer.content.decode()


def test_a_visitor_keeps_the_language_of_the_browser(client: Client, newsroom: Publication) -> None:
    answer = client.get("/privacy/", headers={"accept-language": "de"})
    assert answer["Content-Language"] == "de"
    assert "Cookie" not in answer.get("Vary", "") or not answer.cookies


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "zone", "error"),
    [
        ("xx", "UTC", LanguageUnknown),
        ("", "UTC", LanguageUnknown),
        ("en", "Mars/Base", ZoneUnknown),
        ("en", "../etc/passwd", ZoneUnknown),
        ("en", "", ZoneUnknown),
    ],
)
def test_unknown_places_are_refused(language: str, zone: str, error: type[Exception]) -> None:
    member = make_account()
    with pytest.raises(error):
        change_language_and_zone(member, language=language, time_zone=zone)
    member.refresh_from_db()
    assert (member.language, member.time_zone) == ("en", "UTC")


HOSTILE = st.text(
    alphabet=st.sampled_from("\"'`<>&=/\\:;(){}%$#\x00\x0b\n\t ab\u2028\u202e&quot"), max_size=30
)


@given(name=HOSTILE)
def test_no_name_gets_out_of_its_place(name: str) -> None:
    """AC-005: what readable_name lets through has nothing that ends an attribute or a tag."""
    try:
        kept = readable_name(name)
    except NameNotAllowed:
        return
    assert not re.search(r"[\"`<>=/\\:;{}%$#\x00-\x1f\u2028\u202e]", kept)


def test_what_a_name_may_have_is_encoded_on_pages_and_in_letters(
    client: Client, newsroom: Publication
) -> None:
    """AC-005: an apostrophe and an ampersand arrive as text."""
    account = make_account("O'Neil & Co")
    client.force_login(account)
    html = client.get("/account/").content.decode()
    assert "O&#x27;Neil &amp; Co" in html
    assert "O'Neil" not in html
