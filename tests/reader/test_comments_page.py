"""My comments: own ones in every state, with the reasons and the way on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.models import Statement
from tests.desk.pages import read
from tests.make import make_comment
from tests.moderation.make import LETTER, decided, edit, held, staff, submit


def texts(page):
    return page.texts("div", **{"class": "fm-own__text"})


def test_it_is_for_who_is_logged_in(client, db):
    response = client.get("/my/comments/")
    assert response["Location"] == "/account/login/?next=/my/comments/"


def test_an_empty_page_invites(at, member, publication):
    page = read(at(member).get("/my/comments/"))
    assert "You have not written anything yet." in page.words
    assert "Nothing here." in read(at(member).get("/my/comments/?state=removed")).words


def test_each_state_with_its_words_and_links(at, member, stranger, story, moderator):
    published = submit(member, story, "One that stands.").comment
    submit(member, story, "One that waits: hold C5.")
    decided(moderator, held(member, story))
    submit(stranger, story, "One of somebody else.")
    response = at(member).get("/my/comments/")
    page = read(response)
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert [text.split(":")[0] for text in texts(page)] == [
        texts(page)[0].split(":")[0],
        "One that waits",
        "One that stands.",
    ]
    badges = [words.split(" ", 1)[0] for words in page.texts("p", **{"class": "fm-meta"})]
    assert badges == ["Removed", "Waiting", "Published"]
    assert page.find("a", href=f"/discussion/comment/{published.public_id}/")
    statement = Statement.objects.get()
    assert page.find("a", href=f"/my/statements/{statement.public_id}/")
    assert "somebody else" not in page.words


@pytest.mark.parametrize(
    ("state", "number"),
    [("published", 2), ("held", 1), ("removed", 0), ("", 3), ("%00", 3), ("erased", 3)],
)
def test_filter(at, member, story, state, number):
    for text in ("first", "second", "hold C5"):
        submit(member, story, text)
    page = read(at(member).get(f"/my/comments/?state={state}"))
    assert len(texts(page)) == number
    assert len(page.find("a", **{"aria-current": "page", "href": f"?state={state}"})) == (
        state not in {"%00", "erased"}
    )


def test_a_removed_comment_is_shown_with_the_way_to_object(at, member, story, moderator):
    decided(moderator, held(member, story))
    page = read(at(member).get("/my/comments/?state=removed"))
    assert "hold C5 here." in texts(page)[0]
    assert page.texts("a", href=f"/my/statements/{Statement.objects.get().public_id}/") == [
        "The reasons, and how to object"
    ]


def test_an_overturned_removal_has_no_statement_link(at, member, story, moderator):
    decision = decided(moderator, held(member, story))
    case = file_appeal(member, decision.public_id, letter=LETTER).cases.get().public_id
    answer_appeal(staff("Sue"), case, outcome="won", words="Right.", change=0)
    page = read(at(member).get("/my/comments/"))
    assert "Published" in page.words
    assert "how to object" not in page.words


def test_an_edit_that_waits_is_shown_beside_what_stands(at, member, story):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    page = read(at(member).get("/my/comments/"))
    assert texts(page) == ["The text that stands."]
    assert "now hold C5" in " ".join(page.texts("div", **{"class": "fm-note"}))


def test_page_by_page(at, member, story):
    for _ in range(23):
        make_comment(story, author=member)
    browser = at(member)
    first = read(browser.get("/my/comments/?state=published"))
    [more] = [found["href"] for found, words in first.find("a") if words == "Earlier ones"]
    second = read(browser.get(f"/my/comments/{more}"))
    assert (len(texts(first)), len(texts(second))) == (20, 3)
    assert "Earlier ones" not in second.words
    for nonsense in ("x", "%00", "-1"):
        assert browser.get(f"/my/comments/?after={nonsense}").status_code == 200


def test_the_number_of_queries_does_not_grow(at, member, story):
    submit(member, story)
    browser = at(member)
    browser.get("/my/comments/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/my/comments/")
    for _ in range(6):
        submit(member, story)
    with CaptureQueriesContext(connection) as many:
        browser.get("/my/comments/")
    assert Comment.objects.count() == 7
    assert len(few) == len(many)
