"""What the default document says, in each of its languages."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from folkmoot.standards import Standards
from folkmoot.standards.scripts import script_of

TEXTS = Path(__file__).parents[2] / "src/folkmoot/standards/documents/texts"
LANGUAGES = Standards.default().languages
LETTER = {
    "en": ("subject", "user ID", "explanation"),
    "de": ("Betreff", "Nutzerkennung", "Erklärung"),
    "fr": ("un objet", "identifiant d’utilisateur", "explication"),
    "es": ("un asunto", "identificador de usuario", "explicación"),
    "ru": ("тема", "идентификатор пользователя", "объяснение"),
    "ar": ("عنوان", "معرّف المستخدم", "شرح"),
}
SECOND = {
    "en": "second block is final",
    "de": "zweite Sperre ist endgültig",
    "fr": "second blocage est définitif",
    "es": "segundo bloqueo es definitivo",
    "ru": "Вторая блокировка окончательна",
    "ar": "الحظر الثاني نهائي",
}
HELP = {
    "en": "please talk to somebody today",
    "de": "sprechen Sie bitte noch heute mit jemandem",
    "fr": "parlez à quelqu’un dès aujourd’hui",
    "es": "hable hoy mismo con alguien",
    "ru": "поговорите с кем-нибудь, пожалуйста, уже сегодня",
    "ar": "فكلّموا أحدًا اليوم",
}
NOT_AGAINST_YOU = {
    "en": "does not count against you",
    "de": "wird ihnen nicht angerechnet",
    "fr": "ne vous est pas compté",
    "es": "no cuenta en su contra",
    "ru": "не в вину",
    "ar": "لا يُحسب عليكم",
}
SCRIPTS = {"ru": "cyrillic", "ar": "arabic"}
LATIN_ALLOWED = {"findahelpline.com"}
OWN_NUMBERS = {("C9", "advice")}
"""Help lines are those of the countries where a language is spoken."""

SAYS_ENOUGH = {
    "off-topic": "C1",
    "hatred": "C2",
    "minors": "C3",
    "disrespect": "C6",
    "cruelty": "C8",
    "promotion": "C11",
    "profanity": "C12",
    "spam": "C13",
    "narcotics": "C14",
    "malicious-link": "C15",
    "campaign": "C16",
    "trolling": "C18",
    "other-language": "C20",
}
"""Detectors for which the rule's own explanation is the closest sentence there is."""

NEVER_ALONE = {"learned"}
"""A score has no sentence of its own: it says that the rule may be broken and no more."""


def words(language: str) -> dict[str, Any]:
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


def every_sentence(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [sentence for part in parts for sentence in every_sentence(part)]


def numbers(value: Any) -> list[str]:
    return sorted(re.findall(r"\d+", " ".join(every_sentence(value))))


def test_both_documents_speak_all_six_languages() -> None:
    assert LANGUAGES == ("en", "de", "fr", "es", "ru", "ar")
    assert Standards.load("strict").languages == LANGUAGES
    assert {file.stem for file in TEXTS.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_twenty_rules_have_their_words(language: str) -> None:
    rules = words(language)["rules"]
    assert list(rules) == [f"C{number}" for number in range(1, 21)]
    for rule in rules.values():
        assert {"title", "text", "explanation", "advice"} <= rule.keys()
        assert all(sentence.strip() for sentence in every_sentence(rule))
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
def test_the_languages_give_the_same_numbers(language: str) -> None:
    first, other = words("en"), words(language)
    for name, value in first["general"].items():
        assert numbers(other["general"][name]) == numbers(value), name
    for name, rule in first["rules"].items():
        for part, value in rule.items():
            if (name, part) not in OWN_NUMBERS:
                assert numbers(other["rules"][name][part]) == numbers(value), (name, part)
    assert numbers(other["general"]["pledges"]) == ["72"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charter_says_how_to_write_to_the_moderators(language: str) -> None:
    letter = " ".join(words(language)["general"]["letter"])
    assert all(word in letter for word in LETTER[language])
    assert SECOND[language] in letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_in_distress_is_led_to_help_and_not_blamed(language: str) -> None:
    rule = words(language)["rules"]["C9"]
    assert HELP[language] in " ".join(rule["advice"].split())
    assert "findahelpline.com" in rule["advice"]
    assert NOT_AGAINST_YOU[language] in rule["explanation"].lower()
    assert NOT_AGAINST_YOU[language] in rule["because"]["distress"].lower()


@pytest.mark.parametrize("name", ["default", "strict"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_detector_has_a_closer_sentence_or_needs_none(language: str, name: str) -> None:
    document = Standards.load(name)
    for rule in document.rules.values():
        serving = {use.name for use in rule.detectors} - NEVER_ALONE
        closer = set(rule.words[language].because)
        fallen_back = serving - closer
        assert closer <= serving, rule.id
        assert {SAYS_ENOUGH.get(detector) for detector in fallen_back} <= {rule.id}, fallen_back


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_explanation_never_teaches_how_to_pass(language: str) -> None:
    for rule in words(language)["rules"].values():
        told = " ".join([rule["explanation"], *rule.get("because", {}).values()])
        assert not re.search(r"\d|%|score|Wert|seuil|umbral|порог|عتبة", told)


@pytest.mark.parametrize("language", SCRIPTS)
def test_no_word_is_in_another_script(language: str) -> None:
    for sentence in every_sentence(words(language)):
        for word in re.findall(r"[\w.\-]+", sentence):
            scripts = {script_of(sign) for sign in word} - {""}
            assert scripts <= {SCRIPTS[language]} or word.strip(".") in LATIN_ALLOWED, word


def test_arabic_has_its_own_marks() -> None:
    for sentence in every_sentence(words("ar")):
        assert not set(sentence) & set(",;?%"), sentence


def test_french_sets_a_narrow_blank_before_its_marks() -> None:
    for sentence in every_sentence(words("fr")):
        assert not re.search(r"[^\u202f\u00a0][;?!]|\w:(?!//)|[^\u00a0]: ", sentence), sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tone_is_plain(language: str) -> None:
    for sentence in every_sentence(words(language)):
        assert "!" not in sentence
        assert not re.search(r"[{}<>]|  |\bTODO\b", sentence), sentence
        assert sentence == sentence.strip()
        assert sentence[-1] in ".?؟" or len(sentence) <= 60, sentence
