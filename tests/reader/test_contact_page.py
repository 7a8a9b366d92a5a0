"""The contact form (E8): anybody writes, nothing acknowledged is lost, no mailbox is abused."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.actions.enquiries import (
    answer_enquiry,
    confirm_enquiry,
    deliver_enquiry,
    end_old_enquiries,
    write_enquiry,
)
from folkmoot.discussion.enquiries import Question
from folkmoot.discussion.letter_errors import EnquiryAnswered
from folkmoot.discussion.models import Enquiry
from tests.make import make_account, make_publication
from tests.race import errors, race

TEXT = "When does the paper print the results of the vote?"
READER = "reader@mail.example"


@pytest.fixture(autouse=True)
def contact(settings, db):
    """The publication's contact address; the captcha has tests of its own."""
    settings.FOLKMOOT = {**settings.FOLKMOOT, "captcha": "off"}
    return make_publication().contact_email


def fill(**wish) -> dict[str, str]:
    return {"about": "newsroom", "email": READER, "text": TEXT, "key": "a" * 32} | wish


def sent_to(address: str) -> list:
    return [each for each in mail.outbox if each.to == [address]]


def test_it_is_handed_on_and_confirmed_in_the_readers_language(client, contact):
    page = client.get("/contact/?about=privacy").content.decode()
    assert f"mailto:{contact}" in page
    assert 'value="privacy"' in page
    assert "checked" in page
    answer = client.post("/contact/", fill(), headers={"Accept-Language": "de"})
    row = Enquiry.objects.get()
    assert (answer.status_code, row.language) == (200, "de")
    assert row.public_id in answer.content.decode()
    (handed,) = sent_to(contact)
    assert handed.reply_to == [READER]
    assert TEXT in handed.body
    (confirmed,) = sent_to(READER)
    assert confirmed.extra_headers["Auto-Submitted"] == "auto-replied"
    assert TEXT not in confirmed.body
    row.refresh_from_db()
    assert row.delivered_at
    assert row.confirmed_at


def test_privacy_has_a_contact_of_its_own(client, settings):
    settings.FOLKMOOT = {**settings.FOLKMOOT, "privacy_contact": "privacy@main.example"}
    client.post("/contact/", fill(about="privacy"))
    assert sent_to("privacy@main.example")


@pytest.mark.parametrize(
    "wish",
    [
        {"about": "other"},
        {"email": "nobody"},
        {"email": "a@b.example\nBcc: victim@mail.example"},
        {"email": "a@b.example, victim@mail.example"},
        {"text": "short"},
        {"text": "x" * 4_001},
        {"text": "with a \x00 in it, long enough"},
        {"key": ""},
    ],
)
def test_what_is_missing_is_told_and_nothing_is_kept_or_sent(client, wish):
    answer = client.post("/contact/", fill(**wish))
    assert answer.status_code == 422
    assert not Enquiry.objects.exists()
    assert not mail.outbox


def test_sent_twice_it_is_one_and_too_many_are_slowed(client):
    for _ in range(2):
        assert client.post("/contact/", fill()).status_code == 200
    assert Enquiry.objects.count() == 1
    assert len(sent_to(READER)) == 1
    statuses = [
        client.post("/contact/", fill(key=f"another-key-{number}")).status_code
        for number in range(5)
    ]
    assert statuses[-1] == 422
    assert Enquiry.objects.count() < 6


def test_nothing_is_lost_while_the_mail_server_is_down(client, contact, monkeypatch):
    def down(*_args, **_rest):
        raise OSError("the mail server is down")

    with monkeypatch.context() as patch:
        patch.setattr("folkmoot.discussion.actions.enquiries.send_answer", down)
        with pytest.raises(OSError, match="down"):
            client.post("/contact/", fill())
    row = Enquiry.objects.get()
    assert row.delivered_at is None
    for task in (deliver_enquiry, confirm_enquiry, deliver_enquiry, confirm_enquiry):
        task(row.public_id)
    assert (len(sent_to(contact)), len(sent_to(READER))) == (1, 1)


def test_the_desk_answers_once_and_by_mail(client):
    client.post("/contact/", fill())
    row = Enquiry.objects.get()
    editor, browser = make_account("Ed", role=Role.EDITOR), Client()
    browser.force_login(editor)
    assert TEXT in browser.get("/desk/enquiries/").content.decode()
    address = f"/desk/enquiries/{row.public_id}/"
    shown = browser.get(address).content.decode()
    assert (TEXT in shown, READER in shown) == (True, False)
    assert browser.post(address, {"words": "On Friday."}).status_code == 302
    assert "On Friday." in sent_to(READER)[-1].body
    late = browser.post(address, {"words": "On Monday."})
    assert (late.status_code, "On Monday." in late.content.decode()) == (409, True)
    with pytest.raises(EnquiryAnswered):
        answer_enquiry(editor, row.public_id, words="")
    with pytest.raises(NotAllowed):
        answer_enquiry(make_account(), row.public_id, words="x")
    assert TEXT in browser.get("/desk/enquiries/?state=answered").content.decode()
    assert TEXT not in browser.get("/desk/enquiries/").content.decode()


def test_its_time_ends(client, monkeypatch):
    client.post("/contact/", fill())
    assert end_old_enquiries() == 0
    later = now() + timedelta(days=181)
    monkeypatch.setattr("folkmoot.discussion.actions.enquiries.now", lambda: later)
    assert end_old_enquiries() == 1


def test_every_page_leads_to_it_and_the_privacy_page_speaks_of_cookies(client):
    page = client.get("/privacy/").content.decode()
    assert 'href="/contact/"' in page
    assert "no notice asks you" in page


@pytest.mark.django_db(transaction=True)
def test_one_key_at_once_is_one_enquiry():
    question = Question("newsroom", READER, TEXT, "k" * 32)
    assert not errors(race(4, lambda _number: write_enquiry(question, network="203.0.113.7")))
    assert Enquiry.objects.count() == 1
