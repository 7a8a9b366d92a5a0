"""C7: what was removed to protect somebody is not spread by the reasons for removing it."""

import json
import re

import pytest

from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.models import Case
from folkmoot.moderation.queries.statements import statement_for
from folkmoot.notifications.models import Notification
from tests.make import make_comment
from tests.moderation.make import decided, open_case_of, submit

pytestmark = [pytest.mark.usefixtures("real_engine")]

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+]+")
"""The parts of a second may be the digits of any number."""
TEXTS = {
    "as typed": "You can call my neighbour any time on +44 121 234 5678, he is at home.",
    "in markup": "You can call my neighbour any time on +44 **121** 234 5678, he is home.",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_statement_and_its_mail_hold_no_number(member, story, moderator, text):
    case = open_case_of(submit(member, story, text, insists=True).comment)
    statement = decided(moderator, case, rules=("C7",)).statement
    row = Notification.objects.get(account=member, kind="comment-removed")
    view = statement_for(member, statement.public_id)
    for said in (statement.reasons, row.facts, [part.paragraphs for part in view.sections]):
        words = MOMENT.sub("", json.dumps(said, ensure_ascii=False))
        assert "234 5" not in words
        assert "5678" not in words
        assert "+44 ••• 78" in words
    assert "You can call my neighbour" in statement.reasons["facts"]["text"]


def test_other_rules_still_quote_what_was_said(member, story, moderator):
    text = "THIS IS MUCH TOO LOUD FOR ANYBODY AND IT GOES ON +44 121 234 5678"
    case = open_case_of(submit(member, story, text, insists=True).comment)
    facts = decided(moderator, case, rules=("C19",)).statement.reasons["facts"]
    assert [quote["text"] for quote in facts["quotes"]] == [
        "THIS IS MUCH TOO LOUD FOR ANYBODY AND IT GOES ON ••• ••• ••• ••••"
    ]


def test_without_findings_the_text_is_shown_as_it_was(member, story, moderator):
    comment = make_comment(story, author=member, text="A plain remark.")
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    reasons = decided(moderator, case).statement.reasons
    assert reasons["facts"]["text"] == "A plain remark."
