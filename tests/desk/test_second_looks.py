"""Appeals and final blocks: another person answers, with words."""

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.models import Appeal, Case, Sanction
from tests.desk.pages import read
from tests.moderation.make import LETTER, decided, held, measured

WORDS = "We read it again and see the irony now."


def answer(browser, case, **data):
    """Send the form of a case: the appeal's, or the final block's."""
    data.setdefault("change", Case.objects.get(pk=case.pk).change)
    act = "final" if case.kind == "final-block" else "answer"
    return browser.post(f"/desk/cases/{case.public_id}/{act}/", data)


@pytest.fixture
def appeal(member, story, moderator):
    """The case of an appeal against a removal by `moderator`."""
    decision = decided(moderator, held(member, story))
    return file_appeal(member, decision.public_id, letter=LETTER).cases.get()


def test_the_letter_and_the_decision_are_shown(at, appeal, second):
    page = read(at(second).get(f"/desk/cases/{appeal.public_id}/"))
    for words in (LETTER.subject, LETTER.explanation, "A removal by Mo First", "Answer due:"):
        assert words in page.words
    assert "The member is right: restore everything" in page.texts("label")
    assert not [words for words in page.texts("label") if "pardon" in words]


def test_another_person_restores(at, appeal, second):
    response = answer(at(second), appeal, outcome="won", words=WORDS)
    assert response["Location"] == "/desk/"
    assert Comment.objects.get().state == "published"
    assert (Appeal.objects.get().state, Appeal.objects.get().answer) == ("won", WORDS)


def test_another_person_upholds(at, appeal, second):
    answer(at(second), appeal, outcome="lost", words=WORDS)
    assert Comment.objects.get().state == "removed"
    assert Appeal.objects.get().state == "lost"
    page = read(at(second).get(f"/desk/cases/{appeal.public_id}/"))
    assert WORDS in page.words
    assert "appeal lost" in page.words


def test_the_first_decider_does_not_answer(at, appeal, moderator):
    browser = at(moderator)
    page = read(browser.get(f"/desk/cases/{appeal.public_id}/"))
    assert "You took the first decision, so another person answers this one." in page.words
    assert not page.find("textarea")
    response = answer(browser, appeal, outcome="lost", words=WORDS)
    assert response.status_code == 403
    assert WORDS in read(response).texts("blockquote")
    assert Appeal.objects.get().state == "waiting"


@pytest.mark.parametrize(
    ("data", "field", "words"),
    [
        ({"words": ""}, "words", "Please write the member a sentence that says why."),
        ({"outcome": ""}, "outcome", "Please choose an answer."),
        ({"outcome": "pardoned"}, "outcome", "Select a valid choice."),
    ],
)
def test_an_incomplete_answer_comes_back(at, appeal, second, data, field, words):
    response = answer(at(second), appeal, **({"outcome": "won", "words": WORDS} | data))
    page = read(response)
    assert response.status_code == 400
    assert words in page.error_at(field)
    assert page.value("words") == ({"words": WORDS} | data)["words"]
    assert Appeal.objects.get().state == "waiting"


def test_a_stale_answer_is_refused(at, appeal, second):
    response = answer(at(second), appeal, outcome="won", words=WORDS, change=7)
    assert response.status_code == 409
    assert read(response).value("words") == WORDS
    assert Appeal.objects.get().state == "waiting"


def test_a_block_can_be_pardoned(at, member, story, moderator, second):
    block = measured(moderator, member, story, "block")
    case = file_appeal(member, block.public_id, letter=LETTER).cases.get()
    page = read(at(second).get(f"/desk/cases/{case.public_id}/"))
    assert "A block from writing by Mo First" in page.words
    assert "The block was right and is lifted: a second one may be final" in page.texts("label")
    answer(at(second), case, outcome="pardoned", words="Once.")
    assert Sanction.objects.get().ended_as == "pardoned"


def test_a_proposed_final_block_is_confirmed_by_another(at, proposal, moderator, second):
    mine = at(moderator)
    page = read(mine.get(f"/desk/cases/{proposal.public_id}/"))
    assert "Is this block final?" in page.texts("h1")[0]
    assert "You took the first decision" in page.words
    assert answer(mine, proposal, outcome="confirm", words=WORDS).status_code == 403
    other = at(second)
    assert "An earlier block of" in read(other.get(f"/desk/cases/{proposal.public_id}/")).words
    assert answer(other, proposal, outcome="confirm", words="").status_code == 400
    assert answer(other, proposal, outcome="confirm", words=WORDS).status_code == 302
    assert Sanction.objects.latest("pk").finality == "final"


def test_a_proposed_final_block_is_refused_by_another(at, proposal, second):
    assert answer(at(second), proposal, outcome="refuse", words=WORDS).status_code == 302
    assert Sanction.objects.latest("pk").finality == ""
