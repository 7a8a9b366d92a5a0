"""Perspective's attributes: what each is made of, in which languages, and what is not offered."""

import pytest

from folkmoot.standards import Finding, Outcome, Verdict
from folkmoot.standards.attributes import (
    ATTRIBUTES,
    NOT_OFFERED,
    OFFERED,
    REJECTION,
    attribute_values,
    detect_language,
    likelihood_of_rejection,
    speaks,
    spoken_languages,
)
from folkmoot.standards.verdict import Failure
from tests.standards.marked import LEAST, MarkedScorer, install

LEARNED = {
    "TOXICITY": "toxicity",
    "IDENTITY_ATTACK": "hate",
    "INSULT": "insult",
    "THREAT": "threat",
    "PROFANITY": "obscenity",
    "OBSCENE": "obscenity",
    "SPAM": "spam",
    "TOXICITY_FAST": "toxicity",
}


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MarkedScorer())


def value(name: str, text: str, *languages: str) -> float:
    return attribute_values(text, [name], languages=languages or ("en",))[name]


@pytest.mark.parametrize(("name", "label"), LEARNED.items())
def test_an_attribute_is_its_label(name, label):
    assert value(name, f"They say {label}87 here") == 0.87
    assert value(name, "They say nothing at all here") == LEAST


def test_twins_are_the_same():
    text = "toxicity61 hate62 insult63 threat64 obscenity65"
    for name in ATTRIBUTES:
        if name.endswith("_EXPERIMENTAL"):
            twin = name.removesuffix("_EXPERIMENTAL")
            assert value(name, text) == value(twin, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("toxicity90 hate70 threat20", 0.7),
        ("toxicity90 hate10 threat80", 0.8),
        ("toxicity30 hate90", 0.3),
        ("toxicity90 insult99", LEAST),
    ],
)
def test_severe_is_hate_or_threat_and_never_more_than_toxic(text, expected):
    assert value("SEVERE_TOXICITY", text) == expected


def test_a_disguised_word_counts_although_no_model_learned_it():
    assert value("PROFANITY", "What a load of sh1t") > 0.7
    assert value("OBSCENE", "What a load of s h i t") > 0.5


def test_a_word_list_is_enough_where_no_scorer_speaks_the_language():
    assert value("PROFANITY", "So eine Scheiße", "de") > 0.7
    assert value("PROFANITY", "Eine schöne Brücke", "de") == 0


def test_of_several_languages_the_highest_counts():
    text = "So eine Scheiße, obscenity20"
    both = value("PROFANITY", text, "en", "de")
    assert both == max(value("PROFANITY", text, "en"), value("PROFANITY", text, "de"))
    assert attribute_values(text, ["TOXICITY"], languages=("de",)) == {}
    assert attribute_values(text, ["TOXICITY"], languages=("de", "en")) == {"TOXICITY": LEAST}


@pytest.mark.parametrize(
    ("attribute", "language", "expected"),
    [
        ("TOXICITY", "en", True),
        ("TOXICITY", "en-GB", True),
        ("TOXICITY", "de", False),
        ("PROFANITY", "de", True),
        ("PROFANITY", "pt-BR", True),
        ("PROFANITY", "hi", False),
        ("PROFANITY", "hi-Latn", False),
        ("PROFANITY", "ru-Latn", False),
        ("PROFANITY", "ru-Cyrl", True),
        ("PROFANITY", "de-Latn", True),
        (REJECTION, "de", True),
        (REJECTION, "en", True),
        (REJECTION, "sw", False),
        ("PROFANITY", "nothing at all", False),
        ("PROFANITY", "", False),
    ],
)
def test_which_attribute_speaks_which_language(attribute, language, expected):
    assert speaks(attribute, language) is expected


def test_a_scorer_without_a_label_gives_no_value_of_it(monkeypatch):
    install(monkeypatch, MarkedScorer("xx", labels=("spam",)))
    assert speaks("SPAM", "xx")
    assert not speaks("TOXICITY", "xx")
    assert not speaks("PROFANITY", "xx")
    assert speaks(REJECTION, "xx")
    assert spoken_languages("SPAM") == ("xx",)
    assert "de" in spoken_languages("PROFANITY")


def test_nothing_is_offered_and_not_offered():
    assert not set(OFFERED) & NOT_OFFERED
    assert len(set(OFFERED)) == len(OFFERED)


def _verdict(outcome: Outcome, *findings: tuple[str, float], failed: bool = False) -> Verdict:
    return Verdict(
        outcome,
        "1",
        tuple(Finding("C1", "x", "1", score, action=action) for action, score in findings),
        (Failure("x", "C1", "broke"),) if failed else (),
    )


@pytest.mark.parametrize(
    ("verdict", "least", "most"),
    [
        (_verdict(Outcome.PUBLISH), 0, 0),
        (_verdict(Outcome.PUBLISH, ("publish", 0.4)), 0.1, 0.1),
        (_verdict(Outcome.PUBLISH, ("publish", 1.0)), 0.2, 0.2499),
        (_verdict(Outcome.NUDGE, ("nudge", 0.0), ("publish", 1.0)), 0.25, 0.25),
        (_verdict(Outcome.NUDGE, ("nudge", 1.0)), 0.4, 0.4999),
        (_verdict(Outcome.HOLD, ("hold", 0.6), ("nudge", 1.0)), 0.8, 0.8),
        (_verdict(Outcome.HOLD, failed=True), 0.5, 0.5),
        (_verdict(Outcome.REMOVE, ("remove", 1.0)), 1, 1),
        (_verdict(Outcome.REMOVE, ("remove", 0.5), ("hold", 0.9)), 0.95, 0.95),
    ],
)
def test_rejection_says_which_side_of_holding_a_text_is(verdict, least, most):
    assert least <= likelihood_of_rejection(verdict) <= most


@pytest.mark.parametrize(
    ("text", "edition", "language"),
    [
        ("Die Brücke wird endlich gebaut, und das ist gut so für alle hier.", "en", "de"),
        ("you idiot", "en", "en"),
        ("quoi", "fr", "fr"),
        ("да", "ru", "ru"),
        ("да", "en", None),
        ("สวัสดี", "en", None),
        ("yes да", "en", None),
        ("😀 😀", "en", None),
        ("12:30 !!!", "en", None),
        ("ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ། བོད་སྐད་ཀྱི་ཚིག་གྲུབ་རིང་པོ་ཞིག", "en", None),
    ],
)
def test_the_language_is_told_or_not(text, edition, language):
    assert detect_language(text, edition) == language
