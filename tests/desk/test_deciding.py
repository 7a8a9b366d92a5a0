"""Deciding through the form: what stands after it, and that a refusal loses nothing."""

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.cases import take_case
from folkmoot.moderation.models import Case, Decision, Sanction, Statement
from tests.desk.pages import read
from tests.moderation.make import decided, edit, held, open_case_of, submit

WORDS = "Please stay with the matter, <Ada>."


def form(case, ruling="remove", **rest):
    """What a browser sends."""
    return {"ruling": ruling, "change": Case.objects.get(pk=case.pk).change, **rest}


@pytest.fixture
def case(member, story):
    return held(member, story)


@pytest.fixture
def decide(at, moderator):
    """Send the form of a case."""
    browser = at(moderator)

    def send(case, data, follow=False):
        return browser.post(f"/desk/cases/{case.public_id}/decide/", data, follow=follow)

    return send


def nothing_was_decided():
    return not Decision.objects.exclude(decided_by=None).exists()


def test_publish(decide, case):
    response = decide(case, form(case, "publish", note="Fine."), follow=True)
    assert Comment.objects.get().state == "published"
    decision = Decision.objects.get(ruling="publish")
    assert (decision.note, decision.decided_by.display_name) == ("Fine.", "Mo First")
    page = read(response)
    assert "Decided: Publish. The author has been told." in page.words
    assert page.find("form", action=f"/desk/decisions/{decision.public_id}/undo/")
    assert "0 cases wait" in page.words


def test_remove_with_rules_words_measure_and_days(decide, case, member):
    data = form(case, rules=["C5", "C12"], words=WORDS, measure="pause", days="3")
    assert decide(case, data).status_code == 302
    assert Comment.objects.get().state == "removed"
    removal, pause = (Decision.objects.get(ruling=name) for name in ("remove", "pause"))
    assert removal.rules == pause.rules == ["C5", "C12"]
    assert (removal.words, pause.days) == (WORDS, 3)
    assert Statement.objects.filter(account=member).count() == 2


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"ruling": ""}, "ruling", "Please choose what becomes of the text."),
        ({"ruling": "explode"}, "ruling", "Select a valid choice."),
        ({"rules": []}, "rules", "Please choose the rule that was broken."),
        ({"rules": ["C99"]}, "rules", "Select a valid choice."),
        ({"measure": "pause", "days": ""}, "days", "Please say for how many days."),
        ({"measure": "pause", "days": "0"}, "days", "greater than or equal to 1"),
        ({"measure": "pause", "days": "many"}, "days", "Enter a whole number."),
        ({"measure": "warn", "words": " "}, "words", "Please write the member a sentence"),
        ({"measure": "exile"}, "measure", "Select a valid choice."),
        ({"words": "w" * 2001}, "words", "at most 2000 characters"),
        ({"words": "a\x00b"}, "words", "Null characters are not allowed."),
    ],
)
def test_an_error_is_named_at_its_field_and_nothing_is_lost(decide, case, data, field, words):
    sent = form(case, rules=["C12"], words=WORDS, note="For us.") | data
    response = decide(case, sent)
    assert response.status_code == 400
    page = read(response)
    assert words in page.error_at(field)
    tied = [
        found
        for _, found, _ in page.elements
        if f"id_{field}_error" in found.get("aria-describedby", "")
    ]
    assert tied, field
    assert page.value("ruling") == (sent["ruling"] if sent["ruling"] != "explode" else "")
    assert page.value("rules") == ("C12" if sent["rules"] == ["C12"] else "")
    if "\x00" not in sent["words"]:
        assert page.value("words") == sent["words"].strip()
    assert page.value("note") == "For us."
    assert nothing_was_decided()
    assert Comment.objects.get().state == "held"


@pytest.mark.parametrize("change", ["", "x", "\x00", "1e3"])
def test_a_form_that_does_not_say_what_was_seen_decides_nothing(decide, case, change):
    response = decide(case, form(case, rules=["C5"], words=WORDS) | {"change": change})
    assert response.status_code == 400
    assert "It is not clear which text you saw." in read(response).words
    assert nothing_was_decided()


def test_a_measure_needs_a_removal(decide, case):
    response = decide(case, form(case, "publish", measure="block", words=WORDS))
    assert response.status_code == 400
    assert "This answer is not possible here." in read(response).words
    assert nothing_was_decided()


def test_a_text_that_changed_meanwhile_is_read_before_it_is_decided(decide, member, story):
    """409, the new text, what was filled in; pressed again, it decides on what is shown."""
    comment = submit(member, story, "first hold C5").comment
    case = open_case_of(comment)
    seen = form(case, rules=["C12"], words=WORDS)
    edit(member, comment, "second hold C5")
    response = decide(case, seen)
    page = read(response)
    assert response.status_code == 409
    assert "This case has changed meanwhile. Nothing was decided" in page.words
    assert page.texts("p", **{"class": "fm-evidence__text"}) == ["second hold C5C5"]
    assert (page.value("words"), page.value("rules")) == (WORDS, "C12")
    assert nothing_was_decided()
    again = seen | {"change": page.value("change")}
    assert decide(case, again).status_code == 302
    assert Comment.objects.get().state == "removed"


def test_decided_by_another_meanwhile_keeps_the_words(decide, case, second):
    seen = form(case, rules=["C5"], words=WORDS)
    decided(second, case, "publish")
    response = decide(case, seen)
    page = read(response)
    assert response.status_code == 409
    assert "This case has changed meanwhile." in page.texts("div", role="alert")[0]
    assert WORDS in page.texts("blockquote")
    assert Comment.objects.get().state == "published"


def test_taken_by_another_meanwhile_keeps_the_words(decide, case, second):
    seen = form(case, rules=["C5"], words=WORDS)
    take_case(second, case.public_id)
    response = decide(case, seen)
    page = read(response)
    assert response.status_code == 409
    assert "Another moderator is working on this case." in page.texts("div", role="alert")[0]
    assert WORDS in page.texts("blockquote")
    assert nothing_was_decided()


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("moderator", "This is about yourself."),
        ("editor", "The author has your rank or a higher one."),
    ],
)
def test_own_and_higher_are_refused(request, decide, story, who, words):
    case = held(request.getfixturevalue(who), story)
    response = decide(case, form(case, rules=["C5"], words=WORDS))
    assert response.status_code == 403
    assert words in read(response).texts("div", role="alert")[0]
    assert nothing_was_decided()


def test_undo_from_the_notice(decide, case, at, moderator):
    page = read(decide(case, form(case, rules=["C5"], words=WORDS, measure="block"), follow=True))
    [undo] = [
        found["action"] for found, _ in page.find("form") if "undo" in found.get("action", "")
    ]
    after = at(moderator).post(undo, follow=True)
    assert after.redirect_chain == [("/desk/", 302)]
    assert "Taken back. The case is open again" in read(after).words
    assert Comment.objects.get().state == "held"
    assert Case.objects.get().is_open
    assert Sanction.objects.get().ended_as == "undone"


def test_the_notice_is_only_for_what_can_be_taken_back(at, case, moderator, second):
    decision = decided(moderator, case)
    address = f"/desk/?decided={decision.public_id}"
    assert "Decided: Remove." in read(at(moderator).get(address)).words
    assert "Decided" not in read(at(second).get(address)).texts("main")[0]
    at(moderator).post(f"/desk/decisions/{decision.public_id}/undo/")
    page = read(at(moderator).get(address))
    assert not page.find("div", role="status")
