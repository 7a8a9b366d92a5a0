"""C10: campaigning, told from opinions about parties and candidates."""

import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.political_advertising import political_advertising

PEOPLE = (("Maria Lindqvist", "person"),)


def score(raw: str, language: str = "en") -> float:
    found = list(political_advertising(Text(raw, language, PEOPLE)))
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("raw", "language", "expected"),
    [
        ("Vote for Lindqvist! https://lindqvist.com", "en", 0.85),
        ("Vote for Lindqvist and donate $5 to our campaign", "en", 0.85),
        ("Together we will win: vote for Lindqvist on Sunday", "en", 0.65),
        ("Donate to our campaign", "en", 0.5),
        ("Paid for by the committee of Maria Lindqvist", "en", 0.85),
        ("Wählt Lindqvist! https://lindqvist.de", "de", 0.85),
        ("Vote for Lindqvist!", "en", 0.0),
        ("I will vote for Lindqvist, see https://lindqvist.com for her plan", "en", 0.0),
        ("Why would anyone vote for Lindqvist? https://paper.com/her-record", "en", 0.0),
        ("Ich wähle Lindqvist, ihr Programm: https://lindqvist.de", "de", 0.0),
        ("Lindqvist is the best mayor we ever had.", "en", 0.0),
    ],
)
def test_a_campaign_is_told_from_an_opinion(raw: str, language: str, expected: float) -> None:
    assert score(raw, language) == expected
