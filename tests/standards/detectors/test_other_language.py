import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import Text
from folkmoot.standards.detectors.other_language import other_language
from tests.standards.growth import assert_linear, detecting

GERMAN = "Ich glaube nicht, dass der Rat uns über das Geld alles gesagt hat, was er weiß."
ENGLISH = "I do not believe that the council has told us all that it knows about the money."
RUSSIAN = "Я не верю, что городской совет рассказал нам всё, что знает об этих деньгах."
UKRAINIAN = "Я не вірю, що міська рада розповіла нам усе, що знає про ці гроші сьогодні."
CROATIAN = "Ne vjerujem da nam je gradsko vijeće reklo sve što zna o ovom novcu i radovima."


def score(raw: str, edition: str, **options: object) -> float:
    found = list(other_language(Text(raw, edition), other_language.options(options)))
    assert len(found) < 2
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("raw", "edition", "language"),
    [
        (GERMAN, "en", "de"),
        (ENGLISH, "de", "en"),
        (ENGLISH, "ru", "en"),
        (RUSSIAN, "en", "ru"),
        ("Это всё неправда, дорогие люди", "en", "ru"),
        (UKRAINIAN, "de-AT", "uk"),
        ("我不相信市议会已经把所有的事情都告诉了我们大家。", "en", "zh"),
        ("لا أعتقد أن المجلس أخبرنا بكل شيء.", "fr", "ar"),
    ],
)
def test_another_language_is_seen(raw: str, edition: str, language: str) -> None:
    (seen,) = other_language(Text(raw, edition))
    assert seen.score >= 0.9
    assert seen.spans == ((0, len(raw)),)
    assert seen.facts["language"] == language
    assert seen.facts["edition"] == edition


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("", "en"),
        ("Ganz genau!", "en"),
        ("Да, да, конечно!", "en"),
        (ENGLISH, "en"),
        (ENGLISH, "en-GB"),
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        ("Bürgermeisterin verschweigt Haushaltszahlen, Opposition fordert Aufklärung", "de"),
        ("Messi, Ronaldo, Mbappé, Haaland", "en"),
        ("She said “Ich glaube nicht, dass der Rat uns alles gesagt hat”, and left.", "en"),
        ("> Ich glaube nicht, dass der Rat uns alles gesagt hat.\nWho wrote that?", "en"),
        ("As they say in Berlin: da kann man nichts machen. I think that it is a pity.", "en"),
        ("privet kak dela vse horosho u nas segodnya", "ru"),
        ("yaar ye to bahut galat baat hai mujhe nahi lagta", "en"),
        ("HOW ON EARTH COULD THEY NOT KNOW ABOUT IT", "en"),
    ],
)
def test_own_short_quoted_and_transliterated_texts_are_not(raw: str, edition: str) -> None:
    assert score(raw, edition) < 0.5


def test_near_kin_never_reach_the_certainty_of_others() -> None:
    assert 0 < score(UKRAINIAN, "ru") <= 0.84
    assert 0 < score(RUSSIAN, "uk") <= 0.84
    assert score(CROATIAN, "sr") <= 0.84


def test_a_short_text_says_less_than_a_long_one() -> None:
    assert 0 < score("Das ist doch völlig falsch", "en") < score(GERMAN, "en")


def test_a_text_that_is_nothing_but_a_quotation_is_doubtful() -> None:
    assert 0 < score(f"„{GERMAN}“", "en") <= 0.6
    assert 0 < score(f"«{RUSSIAN}»", "en") <= 0.6


def test_a_text_half_in_each_script_is_left_alone() -> None:
    assert score(f"{ENGLISH} {RUSSIAN}", "en") == 0.0
    assert score("Nobody believes Владимир Владимирович Конституционов", "en") == 0.0


def test_names_without_small_words_are_doubtful() -> None:
    assert score("Bundesverfassungsgericht Staatsanwaltschaft Oberbürgermeister", "en") <= 0.6


def test_the_document_draws_the_lines() -> None:
    assert score(GERMAN, "en", min_letters=100) == 0.0
    assert score(GERMAN, "en", min_probability=1.1) == 0.0
    assert score(GERMAN, "en", own_share=0.0) == 0.0


@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ja", "tlh", "sr-Latn"]))
def test_spans_lie_in_the_text(raw: str, edition: str) -> None:
    for seen in other_language(Text(raw, edition)):
        assert 0 <= seen.score <= 1
        assert all(0 <= begin < end <= len(raw) for begin, end in seen.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    assert_linear(detecting(other_language), ["Wort ", "слово ", '"a ', "a'b", "中", "“", "the "])
