"""The page frame: clock, sections, account menu; nothing for those who only read (E6, F6)."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from folkmoot.core import clock
from tests.make import make_account
from tests.newsroom.paper import make_article, make_picture

PAGES = ("/", "/world/", "/world/tide/", "/news/", "/search/?q=tide", "/tags/tide/", "/nothing/")
ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+")
OWN = ("http://testserver", "https://schema.org")


@pytest.fixture
def tide(world):
    return make_article(world, slug="tide", title="Tide", tags=["Tide"], lead_image=make_picture())


def test_who_only_reads_gets_no_cookie(tide, client):
    for path in PAGES:
        response = client.get(path)
        assert not response.cookies, path
        assert "set-cookie" not in {name.lower() for name in response.headers}


def test_nothing_is_loaded_from_anybody_else(tide, look):
    for path in PAGES:
        page = look(path, status=404 if path == "/nothing/" else 200)
        loaded = [
            str(element[name])
            for name in ("src", "srcset", "action", "data")
            for element in page.find_all(attrs={name: True})
        ]
        loaded += [link["href"] for link in page.find_all("link")]
        strange = [text for text in loaded if ADDRESS.match(text) and not text.startswith(OWN)]
        assert loaded
        assert not strange, path


def test_the_style_sheets_load_nothing():
    from django.contrib.staticfiles import finders

    for name in ("core/tokens.css", "core/page.css", "core/forms.css", "newsroom/newsroom.css"):
        text = Path(finders.find(name)).read_text(encoding="utf-8")
        assert "url(" not in text
        assert "@import" not in text


def test_dark_stands_twice_and_is_the_same():
    from django.contrib.staticfiles import finders

    text = Path(finders.find("core/tokens.css")).read_text(encoding="utf-8")
    blocks = re.findall(r"\{([^{}]*--fm-paper: #161513;[^{}]*)\}", text)
    colours = [dict(re.findall(r"(--fm-[\w-]+):\s*([^;]+);", block)) for block in blocks]
    assert len(colours) == 2
    assert colours[0] == colours[1]


def test_the_clock_tells_the_editions_time_with_its_offset(tide, look, monkeypatch):
    moment = datetime(2018, 10, 12, 6, 51, tzinfo=UTC)
    monkeypatch.setattr(clock.timezone, "now", lambda: moment)
    time = look("/").select_one(".fm-clock time")
    assert time.get_text() == "09:51 GMT+3 · 12 October 2018"
    assert time["datetime"] == "2018-10-12T09:51:00+03:00"


def test_the_present_section_is_marked(tide, look):
    for path, is_page in (("/world/", "page"), ("/world/tide/", "true")):
        (current,) = look(path).select("nav [aria-current]")
        assert (current["href"], current["aria-current"]) == ("/world/", is_page)


def test_a_stranger_is_offered_the_door_and_comes_back(tide, look):
    links = {link.get_text(): link["href"] for link in look("/world/tide/").select(".fm-account a")}
    assert links == {
        "Log in": "/account/login/?next=/world/tide/",
        "Register": "/account/signup/?next=/world/tide/",
    }


def test_a_member_is_greeted_and_finds_own_pages(tide, client):
    client.force_login(make_account("Nell Farrow"))
    menu = BeautifulSoup(client.get("/").content, "html.parser").select_one(".fm-menu")
    assert "Nell Farrow" in menu.summary.get_text()
    assert [link.get_text() for link in menu.select("a")] == [
        "My comments",
        "My messages",
        "Inbox",
        "Account",
    ]
    form = menu.find("form")
    assert form["method"] == "post"
    assert form.find("input", {"name": "csrfmiddlewaretoken"})


def test_staff_finds_its_rooms(tide, client):
    rooms = {
        "moderator": ["Desk"],
        "editor": ["Desk", "Newsroom"],
        "publisher": ["Desk", "Newsroom"],
    }
    for role, more in rooms.items():
        client.force_login(make_account(f"Nell of {role[:4]}", role=role))
        menu = BeautifulSoup(client.get("/").content, "html.parser").select_one(".fm-menu")
        assert [link.get_text() for link in menu.select("a")][4:] == more
