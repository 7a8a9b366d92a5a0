"""AC-039: marks of templates and formats in names, texts and titles are printed as they are."""

import pytest
from django.test import Client
from django.utils.html import escape

from folkmoot.moderation.models import Decision
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment, make_publication, make_story
from tests.moderation.make import decided, held, review_by_marks, staff, submit

pytestmark = pytest.mark.django_db(transaction=True)

MARKS = [
    "{{7*7}}",
    "{% load i18n %}",
    "{{ settings.SECRET_KEY }}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(secret)s %s %d",
    "{0.__class__} {name!r}",
    "{facts[key]}",
]
ALL = " · ".join(MARKS)


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def assert_literal(text, *, escaped=True):
    for mark in MARKS:
        assert (escape(mark) if escaped else mark) in text, mark


@pytest.mark.slow  # the first page of a process reads every template
def test_ac_039_in_titles_and_comments():
    story = make_story(make_publication(), title=ALL)
    make_comment(story, text=f"Ferry `{ALL}`")
    page = Client().get(f"/discussion/{story.public_id}/").text
    assert_literal(page)
    assert page.count(escape(MARKS[0])) >= 2


@pytest.mark.slow  # a whole case with its pages and letters
def test_ac_039_in_the_words_of_a_decision(mailoutbox):
    author, moderator = make_account("Ada Reader"), staff("Mo First")
    case = held(author, make_story(make_publication(), title=ALL))
    decision = decided(moderator, case, words=ALL, note=ALL, measure="pause", days=3)
    statement = signed_in(author).get(f"/my/statements/{decision.statement.public_id}/")
    assert_literal(statement.text)
    case_page = signed_in(moderator).get(f"/desk/cases/{case.public_id}/")
    assert_literal(case_page.text)
    assert_literal(signed_in(author).get("/my/inbox/").text)
    letters = "\n".join(mail.body for mail in mailoutbox if author.email in mail.to)
    assert_literal(letters, escaped=False)
    assert Decision.objects.filter(words=ALL).exists()


def test_ac_039_in_the_notice_of_an_answer():
    story = make_story(make_publication(), title=ALL)
    asked, answering = make_account("Ada Reader"), make_account("Bob Reader")
    parent = submit(asked, story).comment
    submit(answering, story, parent=parent)
    assert Notification.objects.filter(account=asked, kind="reply").exists()
    assert_literal(signed_in(asked).get("/my/inbox/").text)
