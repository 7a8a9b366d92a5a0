"""How one is told of what, what one follows, and mails that end by one press (UX-101)."""

import re

import pytest
from django.core import signing
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.follows import Followed, follow
from folkmoot.discussion.actions.mutes import mute
from folkmoot.discussion.actions.telling import tell_of_comment
from folkmoot.discussion.models import Follow, Habit, Mute
from folkmoot.notifications.actions.browsers import Browser, allow_browser
from folkmoot.notifications.channels.push import new_key
from folkmoot.notifications.queries.preferences import Choice, choice_of
from folkmoot.notifications.queries.push import push_offer
from tests.desk.pages import read
from tests.make import make_account, make_comment

PAGE = "/account/notifications/"
POINT = "B" * 87
SECRET = "c" * 22


@pytest.fixture
def told(member, story, mailoutbox):
    """A member who was mailed of a reply."""
    tell_of_comment(make_comment(parent=make_comment(story, author=member)).pk)
    return member


def test_choices_are_kept_kind_by_kind(at, member, publication):
    browser = at(member)
    page = read(browser.get(PAGE))
    assert page.value("mail-blocked") == ""
    form = {"mail-reply": "daily", "pushed-reply": "yes", "mail-mention": "off"}
    page = read(browser.post(PAGE, form | {"follows_own": "yes"}, follow=True))
    assert "Your choice is kept." in page.words
    assert choice_of(member, "reply") == Choice("daily", is_shown=False, is_pushed=True)
    assert choice_of(member, "mention") == Choice("off", is_shown=False)
    assert choice_of(member, "followed-story") == Choice("daily")
    assert Habit.objects.get(account=member).follows_own_threads
    page = read(browser.post(PAGE, {"mail-reply": "each-minute"}, follow=True))
    assert "Nothing was changed." in page.words
    assert choice_of(member, "reply").mail == "daily"
    assert Client().get(PAGE)["Location"].startswith("/account/login/")


def test_browsers_are_offered_where_they_can_be_told(at, member, publication, settings):
    browser = at(member)
    settings.PUSH_KEY = ""
    assert "Allow this browser" not in read(browser.get(PAGE)).words
    pytest.importorskip("pywebpush", reason="the extra push is not installed")
    settings.PUSH_KEY = new_key()
    assert "Allow this browser" in read(browser.get(PAGE)).words
    allow_browser(member, Browser("https://push.example/1", POINT, SECRET))
    page = read(browser.get(PAGE))
    assert "A browser with the service push.example" in page.words
    browser.post(PAGE + "browsers/")
    assert push_offer(member).browsers == ()


def test_a_mail_ends_by_one_press_without_logging_in(told, mailoutbox):
    [mail] = mailoutbox
    header = mail.message()["List-Unsubscribe"]
    address = re.fullmatch(r"<(\S+)>", header)[1]
    assert address in mail.body
    path = "/unsubscribe/" + address.split("/unsubscribe/")[1]
    stranger = Client(enforce_csrf_checks=True)
    page = read(stranger.get(path))
    assert "End these mails?" in page.words
    assert choice_of(told, "reply").mail == "at-once"
    for _ in range(2):
        response = stranger.post(path, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
        assert "These mails are ended" in read(response).words
    assert choice_of(told, "reply") == Choice("off", is_pushed=True)
    assert choice_of(told, "mention").mail == "at-once"


def test_a_link_that_was_not_made_for_this_ends_nothing(told, mailoutbox, client):
    link = mailoutbox[0].body.split("/unsubscribe/")[1].split("/")[0]
    other = signing.dumps([told.public_id, "reply"], salt="another.purpose")
    for secret in ("x", link[:-2] + "xx", other, signing.dumps("text")):
        assert client.post(f"/unsubscribe/{secret}/").status_code == 410
    assert choice_of(told, "reply").mail == "at-once"
    Account.objects.filter(pk=told.pk).update(is_active=False)
    assert client.get(f"/unsubscribe/{link}/").status_code == 410


def test_what_is_followed_and_muted_can_be_ended(at, member, story, stranger):
    top = make_comment(story, author=make_account("Bea Okafor"))
    gone = make_comment(story, state="removed", rule="C5")
    for what in (
        Followed(thread=top),
        Followed(thread=gone),
        Followed(story=story),
        Followed(member=top.author),
    ):
        follow(member, what)
    mute(member, stranger)
    browser = at(member)
    page = read(browser.get("/my/follows/"))
    for words in ("The thread of Bea Okafor", "A thread that is no longer shown", story.title):
        assert words in page.words
    assert stranger.display_name in page.words
    for row in Follow.objects.all():
        at(stranger).post("/my/follows/end/", {"follow": row.public_id})
    at(stranger).post("/my/follows/end/", {"mute": stranger.public_id})
    assert (Follow.objects.count(), Mute.objects.count()) == (4, 1)
    for row in Follow.objects.all():
        browser.post("/my/follows/end/", {"follow": row.public_id})
    browser.post("/my/follows/end/", {"mute": stranger.public_id})
    for nonsense in ({"follow": "x\x00"}, {"mute": "y"}, {}):
        assert browser.post("/my/follows/end/", nonsense).status_code == 302
    page = read(browser.get("/my/follows/"))
    assert "Nothing yet." in page.words
    assert "Nobody is muted." in page.words
