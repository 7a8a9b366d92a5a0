import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.languages import (
    MAIN,
    are_kindred,
    base,
    common_share,
    common_words,
    guess_language,
    is_written_in,
    languages_of,
)
from tests.standards.growth import assert_linear


@pytest.mark.parametrize(
    ("raw", "language", "script"),
    [
        ("I do not believe that the council has told us everything.", "en", "latin"),
        ("Ich glaube nicht, dass der Rat uns alles gesagt hat.", "de", "latin"),
        ("Je ne crois pas que le conseil nous ait tout dit.", "fr", "latin"),
        ("No creo que el ayuntamiento nos lo haya dicho todo.", "es", "latin"),
        ("Non credo che il comune ci abbia detto tutto quanto.", "it", "latin"),
        ("Não acredito que a câmara nos tenha dito tudo.", "pt", "latin"),
        ("Nie wierzę, że rada powiedziała nam wszystko.", "pl", "latin"),
        ("Belediyenin bize her şeyi söylediğine inanmıyorum.", "tr", "latin"),
        ("Я не верю, что совет рассказал нам всё.", "ru", "cyrillic"),
        ("Я не вірю, що рада розповіла нам усе.", "uk", "cyrillic"),
        ("Δεν πιστεύω ότι το συμβούλιο μας τα είπε όλα.", "el", "greek"),
        ("אני לא מאמין שהמועצה סיפרה לנו הכול.", "he", "hebrew"),
        ("لا أعتقد أن المجلس أخبرنا بكل شيء حتى الآن.", "ar", "arabic"),
        ("我不相信市议会已经把所有的事情都告诉了我们大家。", "zh", "han"),
        ("市議会が私たちにすべてを話したとは思いません。", "ja", "hiragana"),
        ("東京都議会議員選挙結果発表予定日変更及び投票所案内のお知らせ", "ja", "hiragana"),
        ("시의회가 우리에게 모든 것을 말했다고 믿지 않습니다.", "ko", "hangul"),
    ],
)
def test_a_sentence_shows_its_language(raw: str, language: str, script: str) -> None:
    guess = guess_language(raw)
    assert guess is not None
    assert (guess.language, guess.script) == (language, script)
    assert guess.probability > 0.8
    assert 0 < guess.margin <= guess.probability
    assert guess.common is None or guess.common > 0.1


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "Ganz genau!",
        "12345 67890 !!!!!!!!!!!!!!!!!!!!!",
        "https://example.org/eine-sehr-lange-adresse-mit-woertern www.example.org/und-noch-eine",
        "@someone_with_a_long_name #einlangesschlagwort anna.lang@mail.example.org",
        "> Das hat jemand anders geschrieben, und zwar gestern.\nAch was.",
        "gооgle раypаl аpplе miсrosоft yаhoо",
    ],
)
def test_of_short_texts_addresses_quotations_and_mixed_alphabets_nothing_is_said(raw: str) -> None:
    assert guess_language(raw) is None


def test_a_quotation_does_not_count_but_a_text_of_nothing_else_does() -> None:
    quoted = "“Je ne crois pas que le conseil nous ait tout dit.”"
    with_more = guess_language(f"{quoted} That is what she said, and I agree with her.")
    alone = guess_language(quoted)
    assert with_more is not None
    assert alone is not None
    assert (with_more.language, with_more.is_quotation) == ("en", False)
    assert (alone.language, alone.is_quotation) == ("fr", True)


def test_a_language_in_foreign_letters_is_not_told_with_certainty() -> None:
    for raw in (
        "privet kak dela vse horosho u nas segodnya",
        "yaar ye to bahut galat baat hai mujhe nahi lagta",
    ):
        guess = guess_language(raw)
        assert guess is not None
        assert guess.probability < 0.8


def test_of_a_script_without_known_languages_only_the_script_is_told() -> None:
    guess = guess_language("ᚠᚢᚦᚨᚱᚲ ᚷᚹᚺᚾᛁᛃ ᛇᛈᛉᛊᛏᛒ ᛖᛗᛚᛜᛟᛞ")
    assert guess is not None
    assert (guess.language, guess.probability, guess.script) == ("und", 0.0, "runic")


def test_languages_go_with_scripts() -> None:
    assert is_written_in("en", "latin")
    assert is_written_in("pt-BR", "latin")
    assert is_written_in("sr", "latin")
    assert is_written_in("sr", "cyrillic")
    assert is_written_in("ja", "han")
    assert not is_written_in("en", "cyrillic")
    assert not is_written_in("ru", "latin")
    assert is_written_in("tlh", "latin"), "an unknown language may be in any script"
    assert languages_of("runic") == frozenset()


def test_kin_are_known_both_ways() -> None:
    assert are_kindred("ru", "uk")
    assert are_kindred("uk", "ru")
    assert are_kindred("sr", "hr")
    assert not are_kindred("de", "fr")


@pytest.mark.parametrize(
    ("code", "expected"), [("pt-BR", "pt"), ("zh_Hant", "zh"), ("nb", "no"), ("nn-NO", "no")]
)
def test_a_code_is_brought_to_its_base(code: str, expected: str) -> None:
    assert base(code) == expected


def test_small_words_are_counted_in_lower_case() -> None:
    assert common_share(["the", "council", "is", "it’s"], "en-GB") == 0.75
    assert common_share([], "en") == 0.0
    assert common_share(["word"], "tlh") is None
    assert common_words("../en") == frozenset()


def test_lists_of_small_words_are_of_languages_told_apart_and_hold_no_capitals() -> None:
    listed = [language for language in MAIN if common_words(language)]
    assert len(listed) > 30
    for language in listed:
        words = common_words(language)
        assert len(words) >= 40
        assert all(word == word.lower() and " " not in word for word in words)


@given(st.text(max_size=200))
def test_no_text_breaks_it(raw: str) -> None:
    guess = guess_language(raw)
    assert guess is None or 0 <= guess.probability <= 1.001


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = [
        "a",
        "Wort ",
        '"',
        "“",
        "«a",
        "> ",
        "a@",
        "a.b",
        "@a ",
        "http://",
        "\u0301",
        "a'",
        "中",
    ]
    assert_linear(guess_language, units)
