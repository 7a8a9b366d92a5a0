"""One case on one page: the text with its marks, the evidence, the context, what may be done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.moderation.actions.cases import take_case
from folkmoot.moderation.models import Case
from tests.desk.pages import read
from tests.make import make_account, make_comment
from tests.moderation.make import decided, edit, held, open_case_of, submit


@pytest.fixture
def show(at, moderator):
    """The page of a case, as the moderator sees it."""
    browser = at(moderator)

    def get(case):
        return read(browser.get(f"/desk/cases/{case.public_id}/"))

    return get


def test_marks_are_at_the_words_with_their_rules(show, member, story):
    case = open_case_of(submit(member, story, "Well, hold C5 is <b> nudge C12 here.").comment)
    page = show(case)
    assert page.texts("mark") == ["hold C5C5", "nudge C12C12"]
    [text] = page.texts("p", **{"class": "fm-evidence__text"})
    assert text == "Well, hold C5C5 is <b> nudge C12C12 here."


def test_findings_say_rule_detector_score_and_facts(show, member, story):
    case = open_case_of(submit(member, story, "Well, hold C5 here.").comment)
    verdict = case.verdict
    verdict["findings"][0]["facts"] = {
        "term": "well",
        "list": None,
        "found_as": "",
        "share": 0.25,
        "is_known": False,
        "of": 0,
    }
    verdict["findings"][0]["rung"] = "leet"
    Case.objects.filter(pk=case.pk).update(verdict=verdict)
    page = show(case)
    row = " ".join(page.texts("td"))
    for words in ("C5 ", "Shouting 1", "written with digits and signs", "0.90"):
        assert words in row
    assert "wait for a person" in row
    facts = page.texts("span", **{"class": "fm-fact"})
    assert facts == ["is known: no", "of: 0", "share: 0.25", "term: well"]
    checked = [
        found["value"] for found, _ in page.find("input", name="rules") if "checked" in found
    ]
    assert checked == ["C5"]


def test_a_failed_detector_is_named(show, member, story):
    page = show(open_case_of(submit(member, story, "it fails").comment))
    assert "A part of the review failed" in page.words
    assert "shouting: ValueError" in page.words


def test_a_judge_that_gave_no_answer_is_named(show, member, story):
    case = open_case_of(submit(member, story, "Well, hold C5 here.").comment)
    asked = {"judge": "far", "rule": "C5", "status": "unusable", "reason": "no answer within 2 s"}
    Case.objects.filter(pk=case.pk).update(verdict=case.verdict | {"judges": [asked | {"ms": 9}]})
    page = show(case)
    assert "rests on the local review alone: far (C5): no answer within 2 s" in page.words


def test_nothing_found_says_so(show, at, member, story, moderator):
    comment = make_comment(story, author=member)
    response = at(moderator).post(f"/desk/comments/{comment.public_id}/look/")
    case = Case.objects.get()
    assert response["Location"] == f"/desk/cases/{case.public_id}/"
    page = show(case)
    assert "The engine found nothing in this text." in page.words
    assert "A moderator opened it" in page.words
    again = at(moderator).post("/desk/comments/nothing/look/", follow=True)
    assert "There is no such case." in read(again).words


def test_context_shows_story_parent_and_neighbours(show, member, story):
    parent = make_comment(story, author=make_account("Otto"), text="The one that is answered.")
    make_comment(story, parent=parent, text="A neighbour's answer.")
    make_comment(story, parent=parent, state="removed", rule="C5", text="A removed neighbour.")
    case = open_case_of(submit(member, story, "Well, hold C5.", parent=parent).comment)
    words = show(case).words
    for part in (
        story.title,
        story.summary,
        "In reply to Otto:",
        "The one that is answered.",
        "A neighbour's answer.",
        "removed",
    ):
        assert part in words


def test_member_card_says_the_record_in_words(show, member, story, moderator):
    decided(moderator, held(member, story), measure="hold-next", days=3)
    page = show(held(member, story))
    assert "Holding what they write next until" in page.words
    assert "hold-next" not in page.words
    records = page.texts("dl", **{"class": "fm-record"})[0]
    assert "Removed1" in records
    assert "Waiting1" in records
    assert page.find("a", href=f"/desk/accounts/{member.public_id}/")


def test_the_ladder_suggests_in_words(show, member, story):
    assert "The ladder suggests: a warning" in show(held(member, story)).words


def test_an_edit_shows_both_texts(show, member, story):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    page = show(open_case_of(comment))
    assert page.texts("mark") == ["hold C5C5"]
    assert "The text that stands." in " ".join(page.texts("details"))


def test_log_shows_what_was_decided_before(show, member, story, moderator):
    decision = decided(
        moderator, held(member, story), note="Was it irony?", measure="pause", days=1
    )
    page = show(Case.objects.get(pk=decision.case_id))
    assert "This case is closed." in page.words
    log = " ".join(page.texts("ol", **{"class": "fm-log"}))
    for part in ("Remove", "Please stay with the matter.", "Was it irony?", "Mo First"):
        assert part in log
    assert page.find("form", action=f"/desk/decisions/{decision.public_id}/undo/")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("moderator", "This is about yourself. Another moderator decides it."),
        ("editor", "This member's role is not below yours."),
    ],
)
def test_who_may_not_decide_reads_why(request, show, story, who, words):
    page = show(held(request.getfixturevalue(who), story))
    assert words in page.words
    assert not page.find("textarea")


def test_texts_that_may_hurt_are_blurred_until_asked_for(at, show, member, story, moderator):
    for rule, is_blurred in (("C3", True), ("C19", False)):
        case = held(member, story, rule)
        [(text, _)] = show(case).find("p", **{"class": "fm-evidence__text"})
        assert ("data-harsh" in text) == is_blurred
    lines = read(at(moderator).get("/desk/")).find("span", **{"class": "fm-cases__text"})
    assert ["data-harsh" in found for found, _ in lines] == [True, False]


def test_state_tells_what_happened_meanwhile(at, member, story, moderator, second):
    case = held(member, story)
    browser, address = at(moderator), f"/desk/cases/{case.public_id}/state/"
    assert browser.get(address).json() == {"change": 0, "is_open": True, "taken_by": ""}
    take_case(moderator, case.public_id)
    assert browser.get(address).json()["taken_by"] == ""
    assert at(second).get(address).json()["taken_by"] == "Mo First"
    decided(moderator, case)
    assert browser.get(address).json() == {"change": 1, "is_open": False, "taken_by": ""}


def test_the_number_of_queries_does_not_grow(at, member, story, moderator):
    case = held(member, story)
    browser = at(moderator)
    address = f"/desk/cases/{case.public_id}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    for _ in range(5):
        make_comment(story, author=member)
        held(make_account(), story)
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(few) == len(many) <= 26
