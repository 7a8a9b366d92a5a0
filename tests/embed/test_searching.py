"""The page that searches all comments, the same as JSON, and the desk's with what is hidden."""

import pytest
from django.test import Client

from folkmoot.accounts.roles import Role
from tests.embed.reading import read as tree_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def search_page(query, client=None):
    answer = (client or Client()).get(f"/discussion/search/?{query}")
    return answer, tree_of(answer.content)


def test_the_form_keeps_the_words_marks_them_and_says_how_many():
    story = make_story(title="A bridge & a ferry")
    comment = make_comment(story, text="The <b>old</b> **bridges** & more")
    make_comment(story, text="The bridge waits", state="held")
    answer, page = search_page("q=old+bridge")
    assert page.one("form", role="search").attributes["method"] == "get"
    assert page.one("input", id="search-words").attributes["value"] == "old bridge"
    assert page.one(class_="fm-found__number").text == "1 comment found"
    assert page.one(class_="fm-found__number").attributes["role"] == "status"
    assert [mark.text for mark in page.all("mark")] == ["old", "bridges"]
    assert f"/discussion/comment/{comment.public_id}/".encode() in answer.content
    assert "<b>" not in answer.content.decode()
    assert "Cookie" not in answer.headers.get("Set-Cookie", "")


def test_nothing_found_helps_on_and_nothing_asked_only_shows_the_form():
    make_comment(text="The bridge")
    answer, page = search_page("q=%22zebra%22+OR+%3Cscript%3E")
    assert answer.status_code == 200
    assert "No comment has all these words" in page.one(class_="fm-empty").text
    assert b"<script>" not in answer.content.replace(b"<script src", b"")
    _, page = search_page("")
    assert not page.all(class_="fm-found__number")
    answer, page = search_page("q=bridge&after=nonsense")
    assert (answer.status_code, bool(page.one(role="alert").text)) == (400, True)


def test_before_there_is_a_publication_the_page_says_so():
    answer, page = search_page("q=x")
    assert answer.status_code == 200
    assert "no discussion here yet" in page.one(class_="fm-empty").text


def test_json_finds_the_same_and_refuses_in_words():
    comment = make_comment(text="The bridges")
    get = Client().get
    found = get("/api/v1/comments/search?q=bridge").json()
    assert [each["id"] for each in found["comments"]] == [comment.public_id]
    assert found["comments"][0]["excerpt"][1] == {"text": "bridges", "mark": True}
    assert (found["total"], found["at_least"], found["next"]) == (1, False, None)
    refused = get("/api/v1/comments/search?q=bridge&period=ever")
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "period-unknown")
    assert get("/api/v1/comments/search?q=bridge&edition=none").status_code == 404


def test_who_searches_too_often_waits(monkeypatch):
    monkeypatch.setattr("folkmoot.embed.pages.searching.RATE", "1/1m")
    make_story()
    assert search_page("q=bridge")[0].status_code == 200
    answer, page = search_page("q=bridge")
    assert answer.status_code == 429
    assert page.one(role="alert").text


def test_the_desk_finds_what_readers_do_not_see():
    held = make_comment(text="The secret bridge", state="held")
    client = Client()
    client.force_login(make_account(role=Role.MODERATOR))
    page = tree_of(client.get("/desk/search/?q=bridges").content)
    assert page.one(class_="fm-found__number").text == "1 comment found"
    assert "waiting" in page.one(class_="fm-found").text
    assert held.author.display_name in page.one(class_="fm-found").text
    assert search_page("q=bridges")[1].one(class_="fm-found__number").text == "0 comments found"
    client.force_login(make_account())
    assert client.get("/desk/search/?q=bridges").status_code == 403
