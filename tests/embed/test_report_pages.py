"""Reporting, deleting an own comment and telling the newsroom by plain pages, without script."""

import pytest
from django.core import mail
from django.test import Client

from folkmoot.discussion.models import Comment, Ticket
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.models import Report
from tests.embed.reading import page_of
from tests.embed.reading import read as tree_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db
NOTICE = {
    "ground": "illegal",
    "explanation": "This is a threat against a named person.",
    "name": "Nora Notifier",
    "email": "nora@mail.example",
    "is_in_good_faith": "on",
}
MESSAGE = {
    "kind": "correction",
    "text": "The bridge was opened in 1911, not in 1921.",
    "key": "k" * 32,
}


@pytest.fixture
def no_captcha(settings):
    """For strangers; members are never asked."""
    settings.FOLKMOOT = {**settings.FOLKMOOT, "captcha": "off"}


@pytest.fixture(autouse=True)
def captcha(settings):
    settings.FOLKMOOT = {**settings.FOLKMOOT, "captcha": "altcha"}


@pytest.fixture
def story():
    story = make_story()
    adopt_default(story.publication)
    return story


@pytest.fixture
def comment(story, author):
    return make_comment(story, author=author, text="You are all **liars**.")


def browser(account=None):
    client = Client()
    if account is not None:
        client.force_login(account)
    return client


def at(comment, what):
    return f"/discussion/comment/{comment.public_id}/{what}/"


def test_a_member_reports_by_a_rule_and_gets_a_receipt(comment):
    client = browser(make_account())
    page = tree_of(client.get(at(comment, "report")).content)
    values = [radio.attributes["value"] for radio in page.all("input", type="radio", name="ground")]
    assert values[-2:] == ["other", "illegal"]
    assert "C5" in values
    answer = client.post(at(comment, "report"), {"ground": "C5"}, follow=True)
    report = Report.objects.get()
    assert report.public_id in answer.content.decode()
    assert "Okafor" not in tree_of(answer.content).one("main").text
    again = client.post(at(comment, "report"), {"ground": "C5"})
    assert again.status_code == 422
    assert "You have reported this comment before." in again.content.decode()


def test_what_is_missing_is_said_at_its_field(comment):
    answer = browser(make_account()).post(at(comment, "report"), {"ground": "illegal"})
    page = tree_of(answer.content)
    assert answer.status_code == 422
    assert page.one(id="id_explanation_error").text.startswith("Please say in a sentence")
    assert page.one(id="id_is_in_good_faith_error").text.startswith("Please confirm")


def test_a_stranger_reports_what_is_against_the_law_and_nothing_else(comment, no_captcha):
    client = browser()
    page = tree_of(client.get(at(comment, "report")).content)
    assert not page.all("input", type="radio", name="ground")
    assert client.post(at(comment, "report"), NOTICE | {"ground": "C5"}).status_code == 422
    answer = client.post(at(comment, "report"), NOTICE)
    assert (answer.status_code, mail.outbox[0].to) == (302, ["nora@mail.example"])
    assert "It has arrived." in browser().get(answer["Location"]).content.decode()
    assert browser().get("/discussion/report/unknown/").status_code == 404


def test_strangers_are_asked_whether_they_are_machines_and_slowed_down(comment, settings):
    answer = browser().post(at(comment, "report"), NOTICE)
    assert answer.status_code == 422
    assert not Report.objects.exists()
    settings.FOLKMOOT = {**settings.FOLKMOOT, "captcha": "off"}
    codes = [
        browser().post(at(comment, "report"), NOTICE | {"email": f"n{n}@mail.example"}).status_code
        for n in range(7)
    ]
    assert codes == [302] * 5 + [422] * 2


def test_deleting_asks_once_and_can_be_undone(comment, author, story):
    make_comment(parent=comment)
    client = browser(author)
    page = tree_of(client.get(at(comment, "withdraw")).content)
    assert "Delete your comment?" in page.text
    answer = client.post(at(comment, "withdraw"))
    assert "You can have it back within 10 seconds." in answer.content.decode()
    assert "Removed by its author." in page_of(story).text
    assert "liars" not in page_of(story).text
    assert "Okafor" not in page_of(story).text
    assert "Deleted by you" in client.get("/my/comments/?state=withdrawn").content.decode()
    assert client.post(at(comment, "withdraw/undo")).status_code == 302
    assert "liars" in page_of(story).text
    assert client.post(at(comment, "withdraw/undo")).status_code == 409


def test_nobody_deletes_anothers(comment):
    client = browser(make_account())
    assert client.get(at(comment, "withdraw"))["Location"] == at(comment, "acts")
    assert client.post(at(comment, "withdraw")).status_code == 409
    assert Comment.objects.get(pk=comment.pk).is_published


def test_a_reader_tells_the_newsroom_from_the_thread(story, comment):
    link = page_of(story).one("a", href=f"/discussion/{story.public_id}/newsroom/")
    reader = make_account("Rae Reader")
    client = browser(reader)
    address = f"{link.attributes['href']}?comment={comment.public_id}"
    assert "liars" in client.get(address).content.decode()
    for _ in range(2):
        assert "Your message is sent" in client.post(address, MESSAGE).content.decode()
    ticket = Ticket.objects.get()
    assert (ticket.account, ticket.comment, ticket.kind) == (reader, comment, "correction")
    assert "Waits for an answer" in client.get("/my/messages/").content.decode()


def test_a_stranger_leaves_an_address(story, no_captcha):
    address = f"/discussion/{story.public_id}/newsroom/"
    answer = browser().post(address, MESSAGE)
    assert answer.status_code == 422
    assert "Please give the address" in answer.content.decode()
    answer = browser().post(address, MESSAGE | {"email": "Tip@mail.example"})
    assert "The answer comes by mail." in answer.content.decode()
    assert Ticket.objects.get().email == "tip@mail.example"
