import pytest

from folkmoot.standards import Outcome, Submission, Text
from folkmoot.standards.detectors.trolling import trolling

ASKED = "Still waiting for an answer. Where is your source?"


def seen(
    raw: str, edition: str = "en", parent: str | None = None, **options: object
) -> list[float]:
    submission = Submission(raw, edition, parent=parent)
    found = trolling(Text(raw, edition), trolling.options(options), submission)
    return [each.score for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "scores"),
    [
        ("Run along now, sweetie.", "en", [0.66]),
        ("You people are all sheep.", "en", [0.66]),
        ("You again with your drivel.", "en", [0.66]),
        ("Heul doch.", "de", [0.66]),
        ("Apprends à lire.", "fr", [0.66]),
        ("Aprende a leer.", "es", [0.66]),
        ("Таблетки забыл принять?", "ru", [0.66]),
    ],
)
def test_phrases_that_belittle_are_seen(raw: str, edition: str, scores: list[float]) -> None:
    assert seen(raw, edition) == scores


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("The sheep are back on the hill.", "en"),
        ("Children learn to read and write here.", "en"),
        ("Mi hijo vuelve al colegio.", "es"),
        ("My son goes back to school on Monday.", "en"),
        ("I disagree with you.", "en"),
        ("Die Kinder lernen lesen.", "de"),
        ("Бараны на лугу.", "ru"),
    ],
)
def test_other_uses_of_the_words_are_left_alone(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


def test_insisting_counts_only_together_and_in_a_reply() -> None:
    assert seen(ASKED, parent="The bridge is safe.") == [0.65, 0.65]
    assert seen(ASKED) == [0.35, 0.35]
    assert seen(ASKED, parent="The bridge is safe.", enough=3) == [0.35, 0.35]
    assert seen(ASKED + " Learn to read.", parent="Yes.") == [0.65, 0.65, 0.66]


def test_a_quotation_weighs_half() -> None:
    assert seen('She wrote "learn to read" under my comment.') == [0.33]


def test_it_can_only_ask_back_and_a_newsroom_may_put_up_with_a_phrase() -> None:
    assert trolling.ceiling is Outcome.NUDGE
    assert seen("Learn to read.", allowed=["learn to read"]) == []
