"""Sign-up as a visitor meets it, up to being back at the story with the draft."""

import re
from datetime import datetime
from unittest.mock import patch

import pytest
import time_machine
from django.conf import Settings
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from folkmoot.accounts.actions import registration
from folkmoot.accounts.models import Account, Consent
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.discussion.models import Publication
from tests.make import make_account, make_policy

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
SIGN_UP = "/account/signup/"


def errors_of(answer: HttpResponse) -> dict[str, list[str]]:
    return {name: list(words) for name, words in answer.context["form"].errors.items()}  # type: ignore[attr-defined]


def test_the_form_has_three_boxes_unticked_each_with_text_and_version(
    client: Client, filled: dict[str, str]
) -> None:
    """UX-102, UX-043: separate and empty boxes; what password managers look for."""
    html = client.get(SIGN_UP).content.decode()
    boxes = re.findall(r'<input type="checkbox"[^>]*>', html)
    assert len(boxes) == 3
    assert not any("checked" in box for box in boxes)
    assert 'href="/standards/"' in html
    assert 'href="/privacy/2026-01/"' in html
    assert f"(version {filled['standards_version']})" in html
    assert 'autocomplete="username"' in html
    assert 'autocomplete="new-password"' in html
    assert 'autocomplete="nickname"' in html
    assert "onpaste" not in html


def test_registering_stores_the_account_and_asks_for_the_mail(
    client: Client, filled: dict[str, str]
) -> None:
    """A1: account, consents and zone; the answer is 'check your mail'."""
    answer = client.post(SIGN_UP, filled)
    assert answer.status_code == 302
    assert answer["Location"] == "/account/confirm-email/"
    account = Account.objects.get(email="ann@mail.example")
    assert (account.display_name, account.time_zone) == ("Ann Reader", "Europe/Berlin")
    assert {c.text: c.version for c in Consent.objects.filter(account=account)} == {
        "privacy-policy": "2026-01",
        "standards": filled["standards_version"],
        "age": "16",
    }
    assert not email_is_confirmed(account)
    assert [letter.to for letter in mail.outbox] == [["ann@mail.example"]]
    page = client.get(answer["Location"])
    assert b"ann@mail.example" in page.content


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "no address"}, "email"),
        ({"email": ""}, "email"),
        ({"display_name": "A\u200bnn"}, "display_name"),
        ({"display_name": "Admin"}, "display_name"),
        ({"display_name": "Taken"}, "display_name"),
        ({"password1": "short"}, "password1"),
        ({"password1": "password1234"}, "password1"),
        ({"password1": "ann@mail.example"}, "password1"),
        ({"country": "XX"}, "country"),
        ({"is_of_age": ""}, "is_of_age"),
        ({"agrees_standards": ""}, "agrees_standards"),
        ({"agrees_policy": ""}, "agrees_policy"),
        ({"policy_version": "2025-01"}, "agrees_policy"),
        ({"standards_version": "0"}, "agrees_standards"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_stores_nothing(
    client: Client, filled: dict[str, str], change: dict[str, str], field: str
) -> None:
    """UX-045: text tied to the field, and the focus there."""
    make_account("Taken")
    before = Account.objects.count()
    answer = client.post(SIGN_UP, filled | change)
    assert answer.status_code == 200
    assert list(errors_of(answer)) == [field]
    html = answer.content.decode()
    tag = re.search(rf'<(?:input|select)[^>]*name="{field}"[^>]*>', html)
    assert tag is not None
    assert "autofocus" in tag[0]
    assert 'aria-invalid="true"' in tag[0]
    described = re.search(r'aria-describedby="([^"]*)"', tag[0])
    assert described is not None
    assert all(f'id="{name}"' in html for name in described[1].split())
    assert Account.objects.count() == before
    assert not mail.outbox


def test_a_text_that_changed_meanwhile_is_shown_anew_and_its_box_emptied(
    client: Client, filled: dict[str, str]
) -> None:
    """Nobody agrees to what they did not see."""
    make_policy(version="2026-02")
    html = client.post(SIGN_UP, filled).content.decode()
    assert "/privacy/2026-02/" in html
    box = re.search(r'<input[^>]*name="agrees_policy"[^>]*>', html)
    assert box is not None
    assert "checked" not in box[0]
    again = client.post(SIGN_UP, filled | {"policy_version": "2026-02"})
    assert again.status_code == 302
    given = Consent.objects.get(text="privacy-policy", account__email="ann@mail.example")
    assert given.version == "2026-02"


def shape(answer: HttpResponse) -> tuple[int, str, bytes, list[str]]:
    """All that a stranger sees of an answer, but the tokens that differ each time."""
    body = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", answer.content)
    return answer.status_code, answer.get("Location", ""), body, sorted(answer.cookies)


def test_a_known_address_gets_the_same_answers_and_another_letter(
    newsroom: Publication, filled: dict[str, str]
) -> None:
    """AC-053: status, redirect, page, cookies and number of mails are the same."""
    known = make_account("Known")
    seen = []
    for email in ("new@mail.example", known.email):
        client = Client()
        with time_machine.travel(AT, tick=False):
            client.get(SIGN_UP)
            posted = client.post(SIGN_UP, filled | {"email": email, "display_name": "Some One"})
            page = client.get("/account/confirm-email/")
        page.content = page.content.replace(email.encode(), b"")
        seen.append((shape(posted), shape(page)))
        Account.objects.filter(email="new@mail.example").delete()
    assert seen[0] == seen[1]
    assert [letter.subject for letter in mail.outbox] == [
        "Please confirm your e-mail address",
        "You have an account here",
    ]


def test_a_known_address_costs_the_same_work(newsroom: Publication, filled: dict[str, str]) -> None:
    """AC-053: one password hash either way, and nothing stored for the known one."""
    known = make_account("Known")
    count = Account.objects.count()
    work = []
    for email in ("new@mail.example", known.email):
        with patch.object(Account, "set_password", autospec=True) as hashing:
            hashing.side_effect = lambda account, _word: setattr(account, "password", "x")
            Client().post(SIGN_UP, filled | {"email": email, "display_name": "Some One"})
        work.append(hashing.call_count)
        Account.objects.filter(email="new@mail.example").delete()
    assert work == [1, 1]
    assert Account.objects.count() == count


def test_who_is_slower_to_a_name_is_asked_for_another(
    client: Client, filled: dict[str, str]
) -> None:
    """AC-134: the race is decided by the database and told at the field, not as a crash."""
    make_account("Ann Reader")
    with (
        patch("folkmoot.accounts.signup_form.fit_name", return_value="Ann Reader"),
        patch.object(registration, "fit_name", return_value="Ann Reader"),
    ):
        answer = client.post(SIGN_UP, filled)
    assert list(errors_of(answer)) == ["display_name"]


def test_nobody_registers_before_there_is_something_to_agree_to(client: Client, db: None) -> None:
    assert client.get(SIGN_UP).status_code == 503


def test_the_captcha_stands_before_it_and_is_told_last(
    client: Client, filled: dict[str, str], settings: Settings
) -> None:
    """A1: without proof nothing is stored, and what was typed is still there."""
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 50}
    html = client.get(SIGN_UP).content.decode()
    assert html.index("<folkmoot-proof") > html.index('name="agrees_policy"')
    assert "<noscript>" in html
    answer = client.post(SIGN_UP, filled)
    assert list(errors_of(answer)) == ["proof"]
    assert "Ann Reader" in answer.content.decode()
    assert not Account.objects.filter(email="ann@mail.example").exists()


@pytest.mark.slow
def test_many_sign_ups_from_one_address_are_slowed(client: Client, newsroom: Publication) -> None:
    """Twenty a minute from one client (slow: twenty-one posts)."""
    with time_machine.travel(AT, tick=False):
        answers = [client.post(SIGN_UP, {}).status_code for _ in range(21)]
    assert answers[:20] == [200] * 20
    assert answers[20] == 429
