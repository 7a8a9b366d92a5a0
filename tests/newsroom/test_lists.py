"""Front, sections, all news, tags, search and feed (E4, E9, UX-005)."""

from datetime import timedelta
from xml.etree import ElementTree as ET

from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.core import clock
from tests.newsroom.paper import (
    MOMENT,
    make_article,
    make_draft,
    make_many,
    make_picture,
    make_section,
)


def heads(page):
    return [link.get_text() for link in page.select(".fm-teaser__head a, .fm-lead__head a")]


def test_the_newest_story_leads_until_an_editor_chooses(home, world, look):
    first = make_article(world, title="First")
    make_article(world, title="Second")
    assert look("/").select_one(".fm-lead__head").get_text() == "Second"
    home.lead = first
    home.save_revision().publish()
    page = look("/")
    assert page.select_one(".fm-lead__head").get_text() == "First"
    assert sorted(heads(page)) == ["First", "Second"]


def test_a_chosen_lead_that_was_taken_down_does_not_lead(home, world, look):
    first = make_article(world, title="First")
    make_article(world, title="Second")
    home.lead = first
    home.save_revision().publish()
    first.unpublish()
    assert look("/").select_one(".fm-lead__head").get_text() == "Second"


def test_no_story_stands_twice_on_the_front(home, world, look):
    city = make_section(home, "City")
    make_many(world, 4, "World")
    make_many(city, 4, "City")
    found = heads(look("/"))
    assert len(found) == len(set(found)) == 7


def test_an_empty_list_says_so(world, look):
    for path in ("/", "/world/", "/news/"):
        assert look(path).select_one(".fm-empty").get_text(strip=True), path


def test_a_draft_is_nowhere(home, world, look):
    make_article(world, title="Out")
    make_draft(world, slug="draft", title="Hidden", tags=["Secret"]).save_revision()
    for path in ("/", "/world/", "/news/", "/search/?q=Hidden"):
        assert "Hidden" not in heads(look(path))
    look("/world/draft/", status=404)
    look("/tags/secret/", status=404)


def test_a_section_has_only_its_own(home, world, look):
    make_article(world, title="Far away")
    make_article(make_section(home, "City"), title="Next door")
    assert heads(look("/world/")) == ["Far away"]
    assert heads(look("/city/")) == ["Next door"]
    assert heads(look("/news/")) == ["Next door", "Far away"]


def test_paging_goes_by_plain_links(world, look):
    make_many(world, 12, "Tide", tags=["Tide"])
    for path in ("/world/", "/news/", "/tags/tide/", "/search/?q=tide"):
        first = look(path)
        assert len(heads(first)) == 10
        (onward,) = first.select("a[rel=next]")
        second = look(path.partition("?")[0] + onward["href"])
        assert len(heads(second)) == 2
        assert not set(heads(first)) & set(heads(second))
        assert second.select("a[rel=prev]")


def test_times_in_lists_carry_their_offset(world, look):
    make_article(world)
    time = look("/news/").select_one(".fm-teaser time")
    assert time["datetime"].endswith("+03:00")


def test_search_finds_words_of_headline_summary_and_text(world, look):
    make_article(world, title="Seagrass", body=[("paragraph", "<p>A meadow under water.</p>")])
    make_article(world, title="Trains", summary="One timetable for the night.")
    assert heads(look("/search/?q=seagrass")) == ["Seagrass"]
    assert heads(look("/search/?q=meadow")) == ["Seagrass"]
    assert heads(look("/search/?q=timetable+night")) == ["Trains"]
    page = look("/search/?q=timetable+meadow")
    assert heads(page) == []
    assert "timetable meadow" in page.select_one(".fm-empty").get_text()


ODD = (
    "",
    "%20",
    "%22",
    "%22%22%20OR",
    "*",
    "a%00b",
    "%F0%9F%8C%8A",
    "x" * 5000,
    "'--",
    "((",
    "%5C",
)


def test_search_answers_any_query(world, look):
    make_many(world, 1, "Seagrass")
    for query in ODD:
        page = look(f"/search/?q={query}")
        assert len(page.select_one("main input[name=q]")["value"]) <= 200
        assert page.select_one(".fm-empty"), query


def test_the_feed_has_the_newest_stories_with_their_times(world, client):
    make_article(world, slug="tide", title="Tide & time")
    response = client.get("/feed/")
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(response.content)
    spaces = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.findtext("a:entry/a:title", namespaces=spaces) == "Tide & time"
    assert feed.find("a:entry/a:link", spaces).get("href") == "http://testserver/world/tide/"
    assert feed.findtext("a:entry/a:published", namespaces=spaces).endswith("+03:00")


def test_the_sitemap_marks_what_is_news(world, client, monkeypatch):
    make_article(world, slug="old", title="Old", dated_at=MOMENT - timedelta(days=3))
    make_article(world, slug="new", title="New & true", dated_at=MOMENT - timedelta(days=1))
    monkeypatch.setattr(clock.timezone, "now", lambda: MOMENT)
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "n": "http://www.google.com/schemas/sitemap-news/0.9",
    }
    urls = ET.fromstring(response.content).findall("s:url", spaces)
    found = {
        url.findtext("s:loc", namespaces=spaces): url.findtext("n:news/n:title", namespaces=spaces)
        for url in urls
    }
    assert found["http://testserver/world/new/"] == "New & true"
    assert found["http://testserver/world/old/"] is None
    assert "http://testserver/world/" in found
    assert client.get("/robots.txt").content.endswith(b"Sitemap: http://testserver/sitemap.xml\n")


def test_a_page_that_is_not_there_says_so_in_plain_words(world, look):
    page = look("/nothing/here/", status=404)
    assert page.h1.get_text() == "There is no page here"
    assert page.select_one("main a[href='/']")


def test_before_there_is_a_paper_the_lists_are_not_there(db, client):
    for path in ("/news/", "/search/", "/feed/", "/sitemap.xml", "/nothing/"):
        assert client.get(path).status_code == 404


def asked(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_longer_lists_ask_no_more(world, client):
    paths = ("/", "/world/", "/news/", "/search/?q=tide", "/world/tide/")
    make_article(world, slug="tide", title="Tide", tags=["Tide"], lead_image=make_picture())
    make_many(world, 2, "Tide", tags=["Tide"], lead_image=make_picture())
    few = [(client.get(path), asked(client, path))[1] for path in paths]
    make_many(world, 6, "Tide", tags=["Tide"], lead_image=make_picture())
    more = [(client.get(path), asked(client, path))[1] for path in paths]
    assert [now <= before for now, before in zip(more, few, strict=True)] == [True] * 5, (few, more)
