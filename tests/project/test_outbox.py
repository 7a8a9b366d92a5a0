"""The demo's outbox: every mail that was sent, newest first, its links to be pressed."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.mail import EmailMultiAlternatives, get_connection
from django.test import RequestFactory

from folkmoot.project.outbox import mails_in, outbox


@pytest.fixture
def send(tmp_path, settings):
    """Send a mail the way the demo sends all of them: into a folder."""
    settings.EMAIL_FILE_PATH = tmp_path
    backend = "django.core.mail.backends.filebased.EmailBackend"
    connection = get_connection(backend, file_path=tmp_path)

    def one(subject, text, *, html="", minute=0):
        moment = datetime(2026, 11, 1, 12, minute, tzinfo=UTC)
        mail = EmailMultiAlternatives(
            subject,
            text,
            "newsroom@localhost",
            ["nell@mail.example"],
            connection=connection,
            headers={"Date": moment.strftime("%a, %d %b %Y %H:%M:%S +0000")},
        )
        if html:
            mail.attach_alternative(html, "text/html")
        mail.send()

    return one


def shown(rf: RequestFactory) -> BeautifulSoup:
    return BeautifulSoup(outbox(rf.get("/outbox/")).content, "html.parser")


def test_the_newest_mail_comes_first(send, tmp_path):
    send("First", "One.", minute=1)
    send("Third – with a dash", "Three.\n" + "-" * 79 + "\nAnd more.", minute=3)
    send("Second", "Two.", html="<p>Two.</p>", minute=2)
    mails = mails_in(tmp_path)
    assert [mail.subject for mail in mails] == ["Third – with a dash", "Second", "First"]
    assert mails[1].text == "Two."
    assert mails[2].to == "nell@mail.example"


def test_links_can_be_pressed_and_markup_is_text(db, send, rf):
    send("Confirm", "Press http://localhost:8000/account/confirm/abc/ <b>now</b>")
    page = shown(rf)
    assert (
        page.select_one(".fm-mail__text a")["href"] == "http://localhost:8000/account/confirm/abc/"
    )
    assert not page.select(".fm-mail__text b")


def test_an_empty_outbox_says_what_will_stand_there(db, tmp_path, settings, rf):
    settings.EMAIL_FILE_PATH = tmp_path
    assert "No mail yet" in shown(rf).select_one(".fm-empty").get_text()


def test_only_the_demo_has_the_page(db, client):
    assert client.get("/outbox/").status_code == 404
