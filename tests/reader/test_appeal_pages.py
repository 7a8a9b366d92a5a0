"""The letter to the moderators: beside the statement, and behind the link of a mail."""

import re
from datetime import timedelta

import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.mailed_links import issue_link
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.models import Appeal, Statement
from tests.desk.pages import read
from tests.moderation.make import LETTER, decided, held, measured

SENT = {"subject": LETTER.subject, "explanation": LETTER.explanation}
INVISIBLE = "\u200b" * 30


@pytest.fixture
def removal(member, story, moderator):
    return decided(moderator, held(member, story))


@pytest.fixture
def link(member, removal):
    """The address in the mail about the removal."""
    secret = issue_link(
        member, purpose="appeal", subject=removal.public_id, lifetime=timedelta(days=1)
    )
    return f"/appeal/{secret}/"


def address():
    return f"/my/statements/{Statement.objects.latest('pk').public_id}/appeal/"


def test_user_id_and_subject_are_filled_in(at, member, removal):
    page = read(at(member).get(address()))
    assert page.value("user_id") == member.public_id
    [(field, _)] = page.find("input", name="user_id")
    assert "disabled" in field
    assert page.value("subject").startswith("Please look again: ")
    assert "Another person than the one who decided reads your letter" in page.words
    assert not Appeal.objects.exists()


def test_the_letter_arrives_with_its_number(at, member, removal):
    response = at(member).post(address(), SENT | {"user_id": "somebody-else"}, follow=True)
    appeal = Appeal.objects.get()
    assert (appeal.account, appeal.explanation) == (member, LETTER.explanation)
    page = read(response)
    assert f"Your letter has arrived. Its number is {appeal.public_id}." in page.words
    assert "you have an answer, from another person" in page.words


INCOMPLETE = [
    ({"subject": " "}, "subject", "Say in a few words what you ask for."),
    ({"subject": INVISIBLE}, "subject", "Say in a few words what you ask for."),
    ({"subject": "s" * 151}, "subject", "at most 150 characters"),
    ({"explanation": ""}, "explanation", "Please explain what led to the decision."),
    ({"explanation": INVISIBLE}, "explanation", "Please explain what led to the decision."),
    ({"explanation": "too short"}, "explanation", "at least 20 characters"),
    ({"explanation": "e" * 4001}, "explanation", "at most 4000 characters"),
    ({"explanation": "a\x00" * 30}, "explanation", "Null characters are not allowed."),
]


@pytest.mark.parametrize(("data", "field", "words"), INCOMPLETE)
def test_an_incomplete_letter_comes_back(at, member, removal, data, field, words):
    response = at(member).post(address(), SENT | data)
    page = read(response)
    assert response.status_code == 400
    assert words in page.error_at(field)
    [tied] = [found for _, found, _ in page.elements if found.get("name") == field]
    assert f"id_{field}_error" in tied["aria-describedby"]
    assert tied["aria-invalid"] == "true"
    assert "autofocus" in tied
    other = {"subject": "explanation", "explanation": "subject"}[field]
    assert page.value(other) == SENT[other]
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(("data", "field", "words"), INCOMPLETE)
def test_an_incomplete_letter_does_not_use_up_the_link(client, member, link, data, field, words):
    sent = SENT | {"user_id": member.public_id}
    response = client.post(link, sent | data)
    assert response.status_code == 400
    assert words in read(response).error_at(field)
    assert not Appeal.objects.exists()
    assert client.post(link, sent).status_code == 200
    assert Appeal.objects.get().account == member


def test_once_for_a_decision(at, member, removal):
    file_appeal(member, removal.public_id, letter=LETTER)
    browser = at(member)
    for response in (browser.get(address()), browser.post(address(), SENT)):
        assert response["Location"] == address().removesuffix("appeal/")
    assert Appeal.objects.count() == 1


def test_where_an_appeal_is_not_possible_the_statement_says_why(at, member, story, moderator):
    decided(moderator, held(member, story), measure="warn")
    browser = at(member)
    for statement in Statement.objects.all():
        page = f"/my/statements/{statement.public_id}/"
        has_link = bool(read(browser.get(page)).find("a", href=f"{page}appeal/"))
        assert (browser.get(f"{page}appeal/").status_code == 200) == has_link


def test_anothers_decision_cannot_be_appealed(at, stranger, removal):
    assert at(stranger).post(address(), SENT).status_code == 404
    assert not Appeal.objects.exists()


def test_a_blocked_member_writes(at, member, story, moderator):
    measured(moderator, member, story, "block")
    assert at(member).get(address()).status_code == 200
    assert at(member).post(address(), SENT).status_code == 302
    assert Appeal.objects.get().decision.ruling == "block"


def test_who_is_closing_the_account_writes(at, member, removal):
    request_closure(member)
    browser = at(member)
    assert browser.get(address()).status_code == 200
    assert browser.post(address(), SENT).status_code == 302
    assert Appeal.objects.count() == 1


def test_the_mailed_link_opens_the_form_and_changes_nothing(client, member, link, story):
    for _ in range(3):
        response = client.get(link)
        assert response.status_code == 200
        page = read(response)
        assert story.title in page.words
        assert page.value("user_id") == ""
        assert member.display_name not in page.words
        assert member.public_id not in response.content.decode()
        assert client.head(link).status_code == 200
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert client.post(link, SENT | {"user_id": member.public_id}).status_code == 200


def test_the_link_in_the_mail_works_for_a_blocked_member_logged_out(
    client, member, story, moderator, mailoutbox
):
    measured(moderator, member, story, "block")
    [body] = [mail.body for mail in mailoutbox if "blocked from writing" in mail.subject]
    path = re.search(r"/appeal/\S+/", body)[0]
    response = client.post(path, SENT | {"user_id": f" {member.public_id.upper()} "})
    appeal = Appeal.objects.get()
    assert appeal.decision.ruling == "block"
    assert appeal.public_id in read(response).words
    assert member.email not in response.content.decode()


def test_it_works_while_the_account_is_closing(client, member, link):
    request_closure(member)
    assert client.get(link).status_code == 200
    assert client.post(link, SENT | {"user_id": member.public_id}).status_code == 200
    assert Appeal.objects.count() == 1


def test_a_wrong_user_id_reveals_nothing(client, member, stranger, link):
    answers = set()
    for user_id in (stranger.public_id, "nobody", "01jd0000000000000000000000", "ünknown"):
        response = client.post(link, SENT | {"user_id": user_id})
        page = read(response)
        assert response.status_code == 400
        answers.add(page.texts("div", role="alert")[0])
        assert page.value("explanation") == LETTER.explanation
        assert member.public_id not in response.content.decode()
    assert len(answers) == 1
    assert not Appeal.objects.exists()
    assert client.post(link, SENT | {"user_id": member.public_id}).status_code == 200


def test_a_used_link_is_dead_like_a_guessed_one(client, member, link):
    sent = SENT | {"user_id": member.public_id}
    client.post(link, sent)
    answers = [
        client.get(link),
        client.post(link, sent),
        client.get("/appeal/guessed/"),
        client.post("/appeal/%00/", sent),
    ]
    assert {answer.status_code for answer in answers} == {410}
    assert len({read(answer).words for answer in answers}) == 1
    assert Appeal.objects.count() == 1


def test_a_removal_that_was_taken_back_leaves_nothing_to_appeal(
    client, member, moderator, removal, link
):
    undo(moderator, removal.public_id)
    response = client.post(link, SENT | {"user_id": member.public_id})
    assert response.status_code == 400
    assert read(response).texts("div", role="alert")
    assert not Appeal.objects.exists()
