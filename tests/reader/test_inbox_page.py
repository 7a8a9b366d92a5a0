"""The inbox: what the member was told, read by a press."""

import pytest

from folkmoot.notifications.models import Notification
from folkmoot.notifications.queries import inbox
from tests.desk.pages import read
from tests.moderation.make import decided, held, submit


@pytest.fixture
def told(member, story, moderator):
    """A member who was told of a removal and of a reply."""
    decided(moderator, held(member, story))
    own = submit(member, story, "Mine.").comment
    submit(moderator, story, "An answer.", parent=own)
    return member


def unread():
    return Notification.objects.filter(read_at=None).count()


def test_it_is_for_who_is_logged_in(client, db):
    for path in ("", "read/"):
        for ask in (client.get, client.post):
            response = ask(f"/my/inbox/{path}")
            assert response["Location"].startswith("/account/login/?next=/my/inbox/")


def test_an_empty_inbox_says_what_comes_here(at, member, publication):
    page = read(at(member).get("/my/inbox/"))
    assert "Nothing yet." in page.words
    assert not page.find("form", action="/my/inbox/read/")


def test_only_a_press_marks_as_read(at, told, stranger):
    browser = at(told)
    before = unread()
    assert before >= 2
    response = browser.get("/my/inbox/")
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert read(response).texts("span", **{"class": "fm-badge fm-badge--voice"}).count("new") >= 2
    assert browser.get("/my/inbox/read/").status_code == 405
    assert unread() == before
    at(stranger).post("/my/inbox/read/")
    assert unread() == before
    page = read(browser.post("/my/inbox/read/", follow=True))
    assert unread() == 0
    assert "new" not in page.texts("span", **{"class": "fm-badge fm-badge--voice"})


def test_it_shows_ones_own_only(at, told, stranger):
    assert "Nothing yet." in read(at(stranger).get("/my/inbox/")).words


def test_each_line_leads_somewhere(at, told):
    browser = at(told)
    page = read(browser.get("/my/inbox/"))
    links = [found["href"] for found, _ in page.find("a") if found["href"].startswith("/my/statem")]
    assert links
    for link in links:
        assert browser.get(link).status_code == 200


def test_page_by_page(at, told, monkeypatch):
    monkeypatch.setattr(inbox, "PAGE", 1)
    browser = at(told)
    first = read(browser.get("/my/inbox/"))
    [more] = [found["href"] for found, words in first.find("a") if words == "Earlier ones"]
    second = read(browser.get(f"/my/inbox/{more}"))
    item = {"class": "fm-inbox__item"}
    assert len(first.texts("li", **item)) == 1
    assert first.texts("li", **item) != second.texts("li", **item)
    for nonsense in ("x", "%00"):
        assert browser.get(f"/my/inbox/?after={nonsense}").status_code == 200
