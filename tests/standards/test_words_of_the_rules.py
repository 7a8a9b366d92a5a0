"""What the default document says, in each of its languages."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from folkmoot.standards import Standards

TEXTS = Path(__file__).parents[2] / "src/folkmoot/standards/documents/texts"
LANGUAGES = Standards.default().languages
LETTER = {
    "en": ("subject", "user ID", "explanation"),
    "de": ("Betreff", "Nutzerkennung", "Erklärung"),
}
SECOND = {"en": "second block is final", "de": "zweite Sperre ist endgültig"}


def words(language: str) -> dict[str, Any]:
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


def every_sentence(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [sentence for part in parts for sentence in every_sentence(part)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_twenty_rules_have_their_words(language: str) -> None:
    rules = words(language)["rules"]
    assert list(rules) == [f"C{number}" for number in range(1, 21)]
    for rule in rules.values():
        assert {"title", "text", "explanation", "advice"} <= rule.keys()
        assert len(rule["title"]) <= 60


def test_the_languages_say_the_same_things() -> None:
    first, *others = (words(language) for language in LANGUAGES)
    for other in others:
        assert other["general"].keys() == first["general"].keys()
        for name, value in first["general"].items():
            assert len(every_sentence(other["general"][name])) == len(every_sentence(value)), name
        for name, rule in first["rules"].items():
            assert other["rules"][name].get("because", {}).keys() == rule.get("because", {}).keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charter_says_how_to_write_to_the_moderators(language: str) -> None:
    letter = " ".join(words(language)["general"]["letter"])
    assert all(word in letter for word in LETTER[language])
    assert SECOND[language] in letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closer_sentence_belongs_to_a_detector_of_its_rule(language: str) -> None:
    document = Standards.default()
    for name, rule in words(language)["rules"].items():
        serving = {use.name for use in document.rules[name].detectors}
        assert set(rule.get("because", {})) <= serving


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tone_is_plain(language: str) -> None:
    for sentence in every_sentence(words(language)):
        assert "!" not in sentence
        assert not re.search(r"[{}<>]|  |\bTODO\b", sentence), sentence
        assert sentence == sentence.strip()
        assert sentence[-1] in ".?" or len(sentence) <= 60, sentence
