import pytest

from folkmoot.standards import Outcome, Text
from folkmoot.standards.detectors.disrespect import disrespect

NAMED = (("Morning Herald", "house"), ("Jonas Brandt", "house"))


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = disrespect(Text(raw, edition, NAMED), disrespect.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("The Morning Herald is garbage.", "en", [("Morning Herald is garbage", 0.7)]),
        ("Your paper is a rag.", "en", [("Your paper is a rag", 0.7)]),
        ("Brandt is a clown.", "en", [("Brandt is a clown", 0.72)]),
        ("Diese Schmierfinken!", "de", []),
        ("Ihr Schmierfinken!", "de", [("Ihr Schmierfinken", 0.72)]),
        ("Ваша газета — помойка.", "ru", [("Ваша газета — помойка", 0.7)]),
    ],
)
def test_abuse_is_seen(raw: str, edition: str, found: list[tuple[str, float]]) -> None:
    assert seen(raw, edition) == found


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("The Morning Herald got it wrong again.", "en"),
        ("This article is biased propaganda.", "en"),
        ("Brandt never asked the other side.", "en"),
        ("Your moderation is unfair and slow.", "en"),
        ("Der Artikel ist einseitig und schlecht geschrieben.", "de"),
        ("Статья однобокая.", "ru"),
    ],
)
def test_criticism_is_no_abuse(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


def test_what_others_say_weighs_half() -> None:
    assert seen("He said that your paper is a rag.") == [("your paper is a rag", 0.35)]


def test_it_can_only_ask_back_and_a_newsroom_may_put_up_with_a_word() -> None:
    assert disrespect.ceiling is Outcome.NUDGE
    assert seen("Your paper is a rag.", allowed=["rag"]) == []
