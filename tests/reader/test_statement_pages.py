"""Statements of reasons: the addressee's alone, whole, and where an appeal stands."""

import pytest

from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.models import Case, Statement
from tests.desk.pages import read
from tests.moderation.make import LETTER, decided, held, measured, staff


@pytest.fixture
def removal(member, story, moderator):
    return decided(moderator, held(member, story), words="Please stay with <b>the matter</b>.")


def address():
    return f"/my/statements/{Statement.objects.latest('pk').public_id}/"


def test_it_is_for_who_is_logged_in(client, removal):
    for path in ("/my/statements/", address(), f"{address()}appeal/"):
        assert client.get(path)["Location"] == f"/account/login/?next={path}"


def test_the_list_is_ones_own(at, member, stranger, removal):
    page = read(at(member).get("/my/statements/"))
    assert page.find("a", href=address())
    assert (
        "None. Nothing of yours was ever limited."
        in read(at(stranger).get("/my/statements/")).words
    )


def test_anothers_is_as_unknown_as_a_missing_one(at, stranger, moderator, removal):
    for person in (stranger, moderator):
        browser = at(person)
        answers = [
            browser.get(path) for path in (address(), "/my/statements/01jd0000000000000000000000/")
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        bodies = [read(answer).words for answer in answers]
        assert bodies[0] == bodies[1]
        assert browser.get(f"{address()}appeal/").status_code == 404
        assert browser.post(f"{address()}appeal/", {"subject": "x"}).status_code == 404


def test_it_says_what_why_and_how_to_object(at, member, story, removal):
    response = at(member).get(address())
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    page = read(response)
    for words in (story.title, "C5", "Please stay with <b>the matter</b>."):
        assert words in page.words
    assert "Mo First" not in page.words
    assert page.find("a", href=f"{address()}appeal/")
    assert page.find("a", href="/standards/")
    assert not page.find("b")


def test_an_appeal_is_followed_from_here(at, member, removal):
    appeal = file_appeal(member, removal.public_id, letter=LETTER)
    browser = at(member)
    page = read(browser.get(address()))
    assert f"Number {appeal.public_id}" in page.words
    assert "you have an answer, from another person than the one who decided." in page.words
    assert not page.find("a", href=f"{address()}appeal/")
    answer_appeal(
        staff("Sue"), appeal.cases.get().public_id, outcome="lost", words="It stays.", change=0
    )
    page = read(browser.get(address()))
    assert "The decision stands." in page.words
    assert "It stays." in page.texts("blockquote")
    assert "Sue" not in page.words


def test_what_was_taken_back_says_so(at, member, moderator, removal):
    undo(moderator, removal.public_id)
    page = read(at(member).get(address()))
    assert "This decision was taken back and no longer holds." in page.words
    assert not page.find("a", href=f"{address()}appeal/")
    assert "no longer holds" in read(at(member).get("/my/statements/")).words


def test_dates_are_in_the_members_own_zone(at, member, removal):
    member.time_zone = "Asia/Tokyo"
    member.save()
    stamps = [found["datetime"] for found, _ in read(at(member).get(address())).find("time")]
    assert any(stamp.endswith("+09:00") for stamp in stamps)


def test_a_blocked_member_reads_it(at, member, story, moderator):
    measured(moderator, member, story, "block")
    page = read(at(member).get(address()))
    assert "block" in page.texts("h1")[0].lower()
    assert page.find("a", href=f"{address()}appeal/")
    assert Case.objects.filter(kind="appeal").count() == 0
