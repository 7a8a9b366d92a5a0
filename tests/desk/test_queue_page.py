"""The queue: order, filters with their numbers, pages, who is on what, taking the next."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.cases import take_case
from folkmoot.moderation.models import Case
from folkmoot.moderation.queries import queue
from tests.desk.pages import case_ids, read
from tests.make import make_account
from tests.moderation.make import LETTER, decided, held, staff, submit


def test_an_empty_queue_says_so(at, moderator, publication):
    page = read(at(moderator).get("/desk/"))
    assert "0 cases wait" in page.texts("h1")
    assert "The queue is empty." in page.words
    assert not page.find("form", action="/desk/next/")
    assert "Nothing waits under this filter." in read(at(moderator).get("/desk/?rule=C5")).words


def test_gravest_first_or_oldest_first(at, member, story, moderator):
    mild, grave, later = (held(member, story, rule).public_id for rule in ("C19", "C3", "C19"))
    browser = at(moderator)
    assert case_ids(browser.get("/desk/")) == [grave, mild, later]
    assert case_ids(browser.get("/desk/?order=oldest")) == [mild, grave, later]


def test_filters_say_how_many_and_are_kept(at, member, story, moderator, second):
    first = held(member, story, "C12")
    held(member, story, "C12")
    decision = decided(second, held(member, story, "C5"))
    appeal = file_appeal(member, decision.public_id, letter=LETTER).cases.get()
    browser = at(moderator)
    options = read(browser.get("/desk/")).texts("option")
    for words in ("All (3)", "Comments (2)", "Appeals (1)", "Final blocks (0)", "Any (3)"):
        assert words in options
    [c12] = [words for words in options if words.startswith("C12 ")]
    assert c12.endswith("(2)")
    assert case_ids(browser.get("/desk/?kind=appeal")) == [appeal.public_id]
    assert case_ids(browser.get("/desk/appeals/")) == [appeal.public_id]
    assert case_ids(browser.get("/desk/?kind=appeal&rule=C12")) == []
    response = browser.get("/desk/?kind=comment&rule=C12&order=oldest")
    assert case_ids(response)[0] == first.public_id
    assert len(case_ids(response)) == 2
    page = read(response)
    chosen = [found["value"] for found, _ in page.find("option") if "selected" in found]
    assert chosen == ["comment", "C12", "oldest"]
    link = page.find("a", **{"data-case": ""})[0][0]["href"]
    assert link.endswith("?kind=comment&rule=C12&order=oldest")
    beside = browser.get(link)
    assert len(case_ids(beside)) == 2


def test_nonsense_in_the_address_filters_nothing(at, member, story, moderator):
    held(member, story)
    browser = at(moderator)
    for query in ("kind=%00", "rule=%00'", "order=up", "after=%00", "after=nothing", "decided=x"):
        assert len(case_ids(browser.get(f"/desk/?{query}"))) == 1, query


def test_page_by_page(at, member, story, moderator, monkeypatch):
    monkeypatch.setattr(queue, "PAGE", 2)
    expected = {held(member, story, rule).public_id for rule in ("C5", "C3", "C5", "C19", "C5")}
    browser, address, seen = at(moderator), "/desk/?kind=comment", []
    while address:
        response = browser.get(address)
        seen += case_ids(response)
        more = [found["href"] for found, words in read(response).find("a") if words == "More"]
        address = more[0] if more else ""
    assert len(seen) == 5
    assert set(seen) == expected


def test_the_number_of_queries_does_not_grow(at, member, story, moderator):
    held(member, story)
    browser = at(moderator)
    browser.get("/desk/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/desk/")
    for rule in ("C5", "C3", "C12", "C19"):
        held(make_account(), story, rule)
    with CaptureQueriesContext(connection) as many:
        browser.get("/desk/")
    assert len(few) == len(many) <= 10


def test_who_is_on_it_and_what_needs_another(at, member, story, moderator, second, editor):
    take_case(second, held(member, story).public_id)
    held(moderator, story)
    held(editor, story)
    words = " ".join(read(at(moderator).get("/desk/")).texts("li"))
    assert words.count("Sue Second is on it") == 1
    assert words.count("for another person") == 2
    assert "yours" in " ".join(read(at(second).get("/desk/")).texts("li"))


def test_next_gives_each_moderator_another_case(at, member, story, moderator, second):
    ids = [held(member, story).public_id for _ in range(2)]
    given = [at(person).post("/desk/next/")["Location"] for person in (moderator, second)]
    assert given == [f"/desk/cases/{one}/" for one in ids]
    third = at(staff("Third")).post("/desk/next/", follow=True)
    assert "Nothing waits that you may decide" in read(third).words


def test_next_can_be_put_off_and_kept_to_a_kind(at, member, story, moderator, second):
    first, last = (held(member, story).public_id for _ in range(2))
    browser = at(moderator)
    response = browser.post("/desk/next/", {"after": first})
    assert response["Location"] == f"/desk/cases/{last}/"
    decision = decided(second, held(member, story))
    appeal = file_appeal(member, decision.public_id, letter=LETTER).cases.get()
    response = browser.post("/desk/next/", {"kind": "appeal"})
    assert response["Location"] == f"/desk/cases/{appeal.public_id}/"
    assert browser.post("/desk/next/", {"kind": "\x00", "after": "\x00"}).status_code == 302


def test_taking_handing_back_and_taken_by_another(at, member, story, moderator, second):
    case = held(member, story)
    address = f"/desk/cases/{case.public_id}/"
    mine, other = at(moderator), at(second)
    mine.post(f"{address}take/")
    page = read(other.get(address))
    assert "Mo First is on it" in page.words
    assert "Another moderator is working on this case." in page.words
    assert not page.find("form", action=f"{address}decide/")
    refused = other.post(f"{address}take/", follow=True)
    assert "Another moderator is working on this case. Take the next one." in read(refused).words
    other.post(f"{address}hand-back/")
    assert Case.objects.get().taken_by == moderator
    mine.post(f"{address}hand-back/")
    assert Case.objects.get().taken_by is None
    assert read(other.get(address)).find("form", action=f"{address}decide/")


@pytest.mark.parametrize("text", ["hold C5 " + "long " * 100, "hold C5\n\n\nlines"])
def test_an_excerpt_is_one_short_line(at, member, story, moderator, text):
    submit(member, story, text)
    [excerpt] = read(at(moderator).get("/desk/")).texts("span", **{"class": "fm-cases__text"})
    assert excerpt.startswith("hold C5")
    assert len(excerpt) < 170


def test_dates_are_in_the_moderators_own_zone_and_language(at, member, story, moderator):
    case = held(member, story)
    Case.objects.filter(pk=case.pk).update(
        opened_at=datetime.fromisoformat("2031-03-04T23:30:00+00:00")
    )
    moderator.time_zone = "Asia/Tokyo"
    moderator.save()
    page = read(at(moderator).get(f"/desk/cases/{case.public_id}/"))
    stamps = [found["datetime"] for found, _ in page.find("time")]
    assert "2031-03-05T08:30:00+09:00" in stamps
