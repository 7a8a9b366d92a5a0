"""On which grounds one may decide, and the legal names of what a decision restricts."""

from dataclasses import dataclass
from typing import Any

from folkmoot.standards.document import Standards


@dataclass(frozen=True, slots=True)
class Restriction:
    """One kind of restriction: how the database of the Commission names its four sides."""

    name: str
    visibility: str = ""
    provision: str = ""
    account: str = ""


RESTRICTIONS = {
    each.name: each
    for each in (
        Restriction("comment-removed", visibility="DECISION_VISIBILITY_CONTENT_REMOVED"),
        Restriction("comment-refused", visibility="DECISION_VISIBILITY_CONTENT_REMOVED"),
        Restriction("edit-refused", visibility="DECISION_VISIBILITY_CONTENT_REMOVED"),
        Restriction("hold-next", provision="DECISION_PROVISION_PARTIAL_SUSPENSION"),
        Restriction("pause", provision="DECISION_PROVISION_PARTIAL_SUSPENSION"),
        Restriction("block", account="DECISION_ACCOUNT_SUSPENDED"),
        Restriction("close-account", account="DECISION_ACCOUNT_TERMINATED"),
        Restriction("final-block", account="DECISION_ACCOUNT_TERMINATED"),
    )
}
"""What a decision can restrict (DSA Art. 17(1)), by our own name."""

FULLY = "AUTOMATED_DECISION_FULLY"
PARTIALLY = "AUTOMATED_DECISION_PARTIALLY"
NOT_AUTOMATED = "AUTOMATED_DECISION_NOT_AUTOMATED"

OWN_INITIATIVE = "own-initiative"
AUTOMATED_DETECTION = "automated-detection"
REPORT = "report"


def ground_in_words(rules: list[str], standards: Standards, language: str) -> list[dict[str, Any]]:
    """The contractual ground: each rule as it reads in this version, in one language.

    It is copied, so that a statement tells for ever what was in force when it was given.
    """
    spoken = standards.spoken(language)
    return [
        {
            "rule": rule.id,
            "title": rule.words[spoken].title,
            "text": rule.words[spoken].text,
            "explanation": rule.words[spoken].explanation,
            "category": rule.category,
            "keyword": rule.keyword,
        }
        for rule in (standards.rules[rule_id] for rule_id in rules)
    ]
