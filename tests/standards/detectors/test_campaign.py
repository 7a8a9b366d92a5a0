from typing import Any

import pytest

from folkmoot.standards import CampaignFacts, Submission, Text
from folkmoot.standards.detectors.campaign import campaign
from folkmoot.standards.verdict import Outcome

LONG = "This newspaper is silent about the harbour deal, and we know why."
RUSSIAN = "Газета молчит о сделке в порту, и мы все знаем почему."


def seen_in(raw: str, **facts: Any) -> list:
    known = CampaignFacts(**facts) if facts else None
    return list(campaign(Text(raw), None, Submission(raw, campaign=known)))


@pytest.mark.parametrize("raw", [LONG, RUSSIAN])
@pytest.mark.parametrize(
    ("facts", "score", "limit"),
    [
        ({"accounts": 4, "minutes": 60, "likeness": 0.5}, 0.7, 4),
        ({"accounts": 8, "minutes": 1440, "likeness": 0.5}, 0.7, 8),
        ({"accounts": 8, "minutes": 60, "likeness": 1.0}, 0.87, 4),
        ({"accounts": 8, "minutes": 9, "likeness": 1.0, "new_accounts": 8}, 0.92, 4),
        ({"accounts": 90, "minutes": 9, "likeness": 1, "new_accounts": 90, "shared": "x"}, 0.95, 4),
    ],
)
def test_many_accounts_with_one_text_are_seen(
    raw: str, facts: dict[str, Any], score: float, limit: int
) -> None:
    (seen,) = seen_in(raw, **facts)
    assert (seen.score, seen.facts["limit"]) == (score, limit)
    assert seen.spans == ((0, len(raw)),)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"accounts": 3, "minutes": 10, "likeness": 1.0},
        {"accounts": 7, "minutes": 61, "likeness": 1.0},
        {"accounts": 90, "minutes": 1441, "likeness": 1.0},
        {"accounts": 9, "minutes": 10, "likeness": 0.49},
    ],
)
def test_few_slow_or_unlike_ones_are_not(facts: dict[str, Any]) -> None:
    assert seen_in(LONG, **facts) == []


def test_short_texts_are_alike_by_chance_unless_they_share_a_link() -> None:
    facts = {"accounts": 9, "minutes": 10, "likeness": 1.0}
    assert seen_in("I agree!", **facts) == []
    (seen,) = seen_in("Sign this!", **facts, shared="petition.example/7")
    assert seen.facts["shared"] is True
    assert "petition" not in str(seen.facts)


def test_the_document_draws_the_lines_and_removal_is_out_of_reach() -> None:
    options = campaign.options({"accounts_an_hour": 2, "likeness": 0.9, "min_letters": 5})
    known = Submission("Well said", campaign=CampaignFacts(2, 30, 0.95))
    assert len(list(campaign(Text("Well said"), options, known))) == 1
    assert campaign.ceiling is Outcome.HOLD
