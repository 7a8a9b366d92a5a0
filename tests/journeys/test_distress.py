"""Somebody writes in despair: help lines wherever the answer appears, and nothing counts (C9)."""

import pytest
from django.test import Client

from folkmoot.api.schemas.comments import IntakeOut, NudgeOut
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Statement, Strike
from tests.api.browser import Browser
from tests.make import make_account, make_story
from tests.moderation.make import decided, open_case_of, staff

pytestmark = pytest.mark.django_db

DESPAIR = "I can't go on like this, and I am so tired of it all."
PLAN = "I'm going to kill myself tonight. Thank you for reading."
BOX = "You do not have to be alone with this"


@pytest.fixture
def author():
    account = make_account("Nobody In Particular")
    account.time_zone = "Europe/Vienna"
    account.save()
    return account


@pytest.fixture
def story():
    return make_story()


def send(account, story, text):
    client = Client()
    client.force_login(account)
    return Browser(client).post(
        f"/stories/{story.public_id}/comments", {"text": text, "key": "key-of-this-text"}
    )


def pages(account):
    client = Client()
    client.force_login(account)
    return client


def test_despair_is_asked_back_with_help_lines_and_not_stored(author, story):
    nudge = NudgeOut.model_validate_json(send(author, story, DESPAIR).content)
    assert nudge.help[0].phone == "142"
    assert nudge.advice[0].rule == "C9"
    assert not Comment.objects.exists()


def test_a_plan_waits_for_a_person_and_the_author_sees_whom_to_call(author, story):
    response = send(author, story, PLAN)
    assert response.status_code == 202
    intake = IntakeOut.model_validate_json(response.content)
    assert (intake.outcome, intake.help[0].phone) == ("hold", "142")
    own = pages(author).get("/my/comments/").content.decode()
    assert BOX in own
    assert 'href="tel:142"' in own


def test_the_plain_form_shows_them_too(author, story):
    path = f"/discussion/{story.public_id}/write/"
    asked = (
        pages(author)
        .post(path, {"text": DESPAIR, "key": "first-key-of-this-text"})
        .content.decode()
    )
    assert BOX in asked
    sent = (
        pages(author).post(path, {"text": PLAN, "key": "second-key-of-this-text"}).content.decode()
    )
    assert BOX in sent


def test_a_removal_brings_them_in_the_statement_and_no_strike(author, story):
    send(author, story, PLAN)
    decided(staff("Mira Stone"), open_case_of(Comment.objects.get()), rules=("C9",))
    assert not Strike.objects.exists()
    statement = Statement.objects.get(account=author)
    page = pages(author).get(f"/my/statements/{statement.public_id}/").content.decode()
    assert BOX in page
    assert "142" in page


def test_others_see_none_of_it(author, story):
    clean = send(author, story, "The bridge was promised ten years ago, and nothing was built.")
    assert IntakeOut.model_validate_json(clean.content).help == []
    assert BOX not in pages(author).get("/my/comments/").content.decode()
