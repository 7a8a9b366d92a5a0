"""Quoting, following and muting without script: from the page behind 'More'."""

import pytest
from django.test import Client

from folkmoot.discussion.models import Follow, Mute
from tests.desk.pages import read
from tests.make import make_account, make_comment

pytestmark = pytest.mark.django_db


def browser_of(account):
    browser = Client()
    browser.force_login(account)
    return browser


def forms(page):
    return {
        found["action"].split("/", 4)[4]
        for found, _ in page.find("form")
        if found.get("action", "").startswith("/discussion/comment/")
    }


def test_each_wish_is_a_press_and_the_way_back_another():
    comment, reader = make_comment(), make_account()
    browser, base = browser_of(reader), f"/discussion/comment/{comment.public_id}/"
    assert {"mute/", "follow/thread/", "follow/story/", "follow/member/"} <= forms(
        read(browser.get(f"{base}acts/"))
    )
    for path, words in (
        ("follow/thread/", "Unfollow this thread"),
        ("follow/story/", "Unfollow this story"),
        ("follow/member/", "Unfollow this member"),
        ("mute/", "Unmute this member"),
    ):
        assert browser.get(base + path).status_code == 405
        page = read(browser.post(base + path, follow=True))
        assert words in page.words
    assert (Follow.objects.count(), Mute.objects.count()) == (2, 1)
    for path in ("follow/thread/", "follow/story/", "mute/"):
        browser.post(base + path)
    assert (Follow.objects.count(), Mute.objects.count()) == (0, 0)


def test_who_may_not_is_not_offered_it():
    comment = make_comment()
    base = f"/discussion/comment/{comment.public_id}/"
    own, visitor = browser_of(comment.author), Client()
    assert not {"mute/", "follow/member/"} & forms(read(own.get(f"{base}acts/")))
    assert not {"mute/", "follow/story/"} & forms(read(visitor.get(f"{base}acts/")))
    page = read(own.post(f"{base}mute/", follow=True))
    assert "You cannot mute yourself." in page.words
    assert own.post(f"{base}follow/everything/").status_code == 404
    hidden = make_comment(state="held")
    assert own.post(f"/discussion/comment/{hidden.public_id}/mute/").status_code == 404
    assert visitor.post(f"{base}mute/")["Location"].startswith("/account/login/")
    assert not Mute.objects.exists()


def test_quote_fills_the_field_with_the_words_and_where_they_stand():
    writer = make_account("Bea Okafor")
    comment = make_comment(author=writer, text="> Once.\n>> Twice.\n\nMine.")
    browser = browser_of(make_account())
    page = read(browser.get(f"/discussion/comment/{comment.public_id}/acts/"))
    [link] = [found["href"] for found, words in page.find("a") if words == "Quote"]
    text = read(browser.get(link)).value("text")
    address = f"/discussion/comment/{comment.public_id}/)"
    assert text.startswith("> [@Bea Okafor](http")
    assert address in text
    assert "> Mine." in text
    assert "Twice" not in text
    held = make_comment(comment.story, state="held")
    asked = f"/discussion/{comment.story.public_id}/write/?parent={held.public_id}&quote=yes"
    assert read(browser.get(asked)).value("text") == ""
