"""The letters: in the reader's language and zone, text and HTML, and no header to break."""

from datetime import datetime

import pytest
import time_machine
from django.conf import Settings
from django.core import mail

from folkmoot.accounts import tasks
from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account
from tests.accounts.letters import links_in
from tests.make import make_account

AT = datetime.fromisoformat("2031-03-04T23:30:00+00:00")
NOTICES = ["password_changed", "password_reset", "account_restored"]


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara", confirmed=False)


def send_all(member: Account) -> None:
    tasks.mail_confirmation(member.public_id, "/a/story/?comment=x")
    tasks.mail_account_exists(member.email, "en")
    tasks.mail_recovery(member.email, "en")
    tasks.mail_recovery("nobody@mail.example", "en")
    request_closure(member)
    for notice in NOTICES:
        tasks.mail_notice(member.public_id, notice)


def test_every_letter_has_text_and_html_and_links_of_this_site(
    member: Account, settings: Settings
) -> None:
    send_all(member)
    assert len(mail.outbox) == 5 + len(NOTICES)
    for letter in mail.outbox:
        assert letter.subject
        assert "\n" not in letter.subject
        ((html, kind),) = letter.alternatives  # type: ignore[attr-defined]
        assert kind == "text/html"
        assert str(html).startswith("<!doctype html>")
        assert "{" not in str(letter.body)
        assert "&#" not in str(letter.body)
        assert links_in(letter)
        assert all(link.startswith(settings.SITE_ADDRESS) for link in links_in(letter))


def test_a_letter_speaks_the_owners_language_and_tells_their_time(member: Account) -> None:
    """A11: dated in the account's zone."""
    Account.objects.filter(pk=member.pk).update(language="de", time_zone="Asia/Tokyo")
    with time_machine.travel(AT, tick=False):
        tasks.mail_notice(member.public_id, "password_changed")
    html = str(mail.outbox[0].alternatives[0][0])  # type: ignore[attr-defined]
    assert '<html lang="de" dir="ltr">' in html
    assert "5. März 2031, 08:30" in str(mail.outbox[0].body)


def test_a_name_in_a_letter_is_text_in_both_forms(db: None) -> None:
    """AC-005: encoded in HTML, plain in text."""
    account = make_account("O'Neil & Co")
    tasks.mail_notice(account.public_id, "password_changed")
    (letter,) = mail.outbox
    assert "O'Neil & Co" in str(letter.body)
    assert "O&#x27;Neil &amp; Co" in str(letter.alternatives[0][0])  # type: ignore[attr-defined]


def test_a_task_that_runs_twice_leaves_one_link_that_works(member: Account) -> None:
    tasks.mail_recovery(member.email, "en")
    tasks.mail_recovery(member.email, "en")
    assert member.mailed_links.filter(used_at=None).count() == 1


def test_a_task_that_comes_too_late_does_nothing(member: Account) -> None:
    member.emailaddress_set.update(verified=True)
    tasks.mail_confirmation(member.public_id)
    tasks.mail_closure("nowhere")
    tasks.mail_notice("nobody", "password_changed")
    assert not mail.outbox
