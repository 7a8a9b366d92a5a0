"""The Commission's schema: the values that it knows, and no personal data."""

import pytest

from folkmoot.moderation.commission import commission_record
from folkmoot.moderation.models import Decision
from tests.moderation.make import decided, held, measured

ADDRESS = "https://news.example/standards/"


def record_of(decision):
    statement = decision.statement
    return commission_record(statement.public_id, statement.reasons, standards_address=ADDRESS)


def test_refused_comment(member, story, moderator):
    decision = decided(moderator, held(member, story, "C2"), rules=("C2",), words="Dear Ada.")
    record = record_of(decision)
    assert record["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert record["category"] == "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH"
    assert record["category_specification"] == ["KEYWORD_HATE_SPEECH"]
    assert record["automated_detection"] == "Yes"
    assert record["automated_decision"] == "AUTOMATED_DECISION_PARTIALLY"
    assert record["source_type"] == "SOURCE_VOLUNTARY"
    assert record["content_language"] == "EN"
    assert record["application_date"] == decision.decided_at.date().isoformat()
    assert record["decision_ground_reference_url"] == ADDRESS
    assert "end_date_service_restriction" not in record


@pytest.mark.parametrize(
    ("measure", "side", "value"),
    [
        ("pause", "decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
        ("hold-next", "decision_provision", "DECISION_PROVISION_PARTIAL_SUSPENSION"),
        ("block", "decision_account", "DECISION_ACCOUNT_SUSPENDED"),
    ],
)
def test_limits_on_the_account(member, story, moderator, measure, side, value):
    days = 2 if measure == "pause" else None
    record = record_of(measured(moderator, member, story, measure, days=days))
    assert record[side] == value
    assert "decision_visibility" not in record
    assert ("end_date_service_restriction" in record) == (measure != "block")


def test_keyword_other_says_what(member, story, moderator):
    record = record_of(decided(moderator, held(member, story, "C3"), rules=("C3",)))
    assert record["category_specification"] == ["KEYWORD_OTHER"]
    assert record["category_specification_other"]


def test_no_personal_data(member, story, moderator):
    decided(moderator, held(member, story), words="Dear Ada Reader, please.", measure="block")
    for decision in Decision.objects.exclude(statement=None):
        text = str(record_of(decision))
        for personal in ("Ada", "Number 1", moderator.display_name, member.public_id, story.title):
            assert personal not in text
