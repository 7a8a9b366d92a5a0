import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.minors import minors
from tests.standards.growth import assert_linear, detecting

NAMED = "The girl is called Mia Brandt."


@pytest.mark.parametrize(
    ("raw", "language", "kind", "least"),
    [
        ("I am attracted to children.", "en", "sexual", 0.8),
        ("i am attracted to ch1ldren", "en", "sexual", 0.8),
        ("Don't tell your parents about us.", "en", "luring", 0.8),
        ("Sag deinen Eltern nichts.", "de", "luring", 0.8),
        ("Не говори маме.", "ru", "luring", 0.8),
        ("That brat deserves to be beaten.", "en", "beating", 0.75),
        (f"{NAMED} She goes to Lindenhof primary school.", "en", "exposing", 0.8),
    ],
)
def test_harm_to_minors_is_seen(raw: str, language: str, kind: str, least: float) -> None:
    found = {seen.facts["kind"]: seen.score for seen in minors(Text(raw, language))}
    assert found[kind] >= least


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("Sex education for children belongs in every school.", "en"),
        ("The teacher abused children for years.", "en"),
        ("My daughter is called Emma and goes to Oak primary school.", "en"),
        ("Meine Tochter geht in die 3b.", "de"),
        ("How old are you, twelve?", "en"),
        (NAMED, "en"),
        ("Моя дочь ходит в школу.", "ru"),
    ],
)
def test_debate_news_and_parents_are_left_alone(raw: str, language: str) -> None:
    assert list(minors(Text(raw, language))) == []


def test_questions_of_a_stranger_add_up() -> None:
    two = "What school do you go to? Are you alone?"
    (seen,) = minors(Text(two))
    assert (seen.score, seen.facts["questions"]) == (0.6, 2)
    (seen,) = minors(Text(f"{two} It is our little secret."))
    assert (seen.score, seen.facts["questions"]) == (0.85, 3)


def test_the_facts_tell_what_leads_to_a_child_and_not_the_child() -> None:
    (seen,) = minors(Text(f"{NAMED} Call her: +44 7700 900123."))
    assert seen.facts["leads"] == ["named"]
    assert seen.score == 0.85
    assert "Mia" not in str(seen.facts)


def test_its_time_grows_no_faster_than_the_text() -> None:
    units = ["the girl is called a and goes to school. ", "are you alone ", "child "]
    assert_linear(detecting(minors), units, size=16_000)
