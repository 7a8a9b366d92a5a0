import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.suicide import suicide
from tests.standards.growth import assert_linear, detecting


@pytest.mark.parametrize(
    ("raw", "language", "kind", "words", "rung"),
    [
        ("So what. Kill yourself.", "en", "urging", "Kill yourself", "case"),
        ("well k y s then", "en", "urging", "k y s", "spaced"),
        ("you should k1ll yourself", "en", "urging", "you should k1ll yourself", "leet"),
        ("Geh dich erhängen!", "de", "urging", "Geh dich erhängen", "case"),
        ("geh dich erhaengen", "de", "urging", "geh dich erhaengen", "raw"),
        ("Ну и иди повесься", "ru", "urging", "иди повесься", "raw"),
        ("اقتل نفسك", "ar", "urging", "اقتل نفسك", "raw"),
        ("Suicide is the only way out", "en", "praise", "Suicide is the only way", "case"),
    ],
)
def test_urging_and_praise_are_seen_where_they_stand(
    raw: str, language: str, kind: str, words: str, rung: str
) -> None:
    (seen,) = suicide(Text(raw, language))
    assert (seen.facts["kind"], raw[slice(*seen.spans[0])], seen.rung) == (kind, words, rung)
    assert seen.score >= 0.7


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("On that road you will kill yourself one day.", "en"),
        ("Don't kill yourself over a parking ticket.", "en"),
        ("Political suicide, as everybody knew.", "en"),
        ("Bringt euch sachlich ein.", "de"),
        ("Террорист-смертник подорвал себя.", "ru"),
    ],
)
def test_what_only_sounds_like_it_is_not(raw: str, language: str) -> None:
    assert list(suicide(Text(raw, language))) == []


def test_quoted_and_reported_words_are_shown_and_weigh_little() -> None:
    (quoted,) = suicide(Text('They sent her "kill yourself" every day, and nobody stopped it.'))
    assert (quoted.facts["said_as"], quoted.score) == (["quoted"], 0.36)
    (reported,) = suicide(Text("Kill yourself, the court heard."))
    assert (reported.facts["said_as"], reported.score) == (["reporting"], 0.36)


def test_a_text_that_is_nothing_but_a_quotation_has_no_excuse() -> None:
    (seen,) = suicide(Text('"Go kill yourself"'))
    assert seen.score == 0.95


def test_its_time_grows_no_faster_than_the_text() -> None:
    assert_linear(detecting(suicide), ["go kill yourself. ", "kill ", "k y s "], size=16_000)
