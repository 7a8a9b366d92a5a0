import pytest

from folkmoot.standards import PublicationFacts, Standards, Submission, Text, review
from folkmoot.standards.detectors.distress import distress
from folkmoot.standards.verdict import Outcome


def seen_in(raw: str, language: str = "en", country: str = "") -> list:
    facts = Submission(raw, language, publication=PublicationFacts(country=country))
    return list(distress(Text(raw, language), None, facts))


@pytest.mark.parametrize(
    ("raw", "language", "kind", "least"),
    [
        ("I don't want to live anymore.", "en", "wish", 0.8),
        ("i d0nt want to live anymore", "en", "wish", 0.8),
        ("I'm going to kill myself tonight", "en", "plan", 0.9),
        ("I can't go on anymore", "en", "despair", 0.5),
        ("Ich möchte nicht mehr leben", "de", "wish", 0.8),
        ("Je vais me suicider ce soir", "fr", "plan", 0.9),
        ("Я больше не хочу жить", "ru", "wish", 0.8),
        ("لا اريد ان اعيش", "ar", "wish", 0.8),
    ],
)
def test_distress_is_seen(raw: str, language: str, kind: str, least: float) -> None:
    (seen,) = seen_in(raw, language)
    assert seen.facts["kind"] == kind
    assert seen.score >= least


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("This queue makes me want to die.", "en"),
        ("I want to die at home, with dignity.", "en"),
        ("I don't want to die in this war.", "en"),
        ("Ich will nicht sterben.", "de"),
        ("Можно умереть со смеху.", "ru"),
    ],
)
def test_manners_of_speaking_and_debate_are_not(raw: str, language: str) -> None:
    assert seen_in(raw, language) == []


def test_who_laughs_is_shown_the_lines_and_not_held() -> None:
    (seen,) = seen_in("I'm going to kill myself if they sing again hahaha")
    assert (seen.score, seen.facts["said_as"]) == (0.6, ["laughter"])
    assert seen.facts["help"]


@pytest.mark.parametrize(
    ("country", "language", "where", "number"),
    [
        ("AT", "de", "AT", "142"),
        ("", "de", "DE", "0800 111 0 111"),
        ("", "de-CH", "CH", "143"),
        ("us", "en", "US", "988"),
        ("", "fr", "FR", "3114"),
        ("ZZ", "eo", "", "112"),
    ],
)
def test_the_lines_are_those_of_the_readers_country(
    country: str, language: str, where: str, number: str
) -> None:
    (seen,) = seen_in("I'm going to kill myself tonight", language, country)
    assert seen.facts["country"] == where
    assert seen.facts["help"][0]["phone"] == number


def test_it_never_removes_and_never_counts() -> None:
    verdict = review(Submission("I'm going to kill myself tonight"), Standards.default())
    (found,) = [each for each in verdict.findings if each.detector == "distress"]
    rule = Standards.default().rules["C9"]
    assert (verdict.outcome, found.facts["part"]) == (Outcome.HOLD, "distress")
    assert (rule.sanction, rule.strike_weight) == ("none", 0)
    assert distress.ceiling is Outcome.HOLD
