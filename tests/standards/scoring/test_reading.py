import pytest

from folkmoot.standards.scoring.reading import read
from tests.standards.growth import assert_linear


@pytest.mark.parametrize(
    ("raw", "language", "reading"),
    [
        ("", "en", ""),
        ("  Good\n\nMorning \t all ", "en", "good morning all"),
        ("You're an 1d10t", "en", "you're an idiot"),
        ("a b!tch and an a$$", "en", "a bitch and an ass"),
        ("f u c k this", "en", "fuck this"),
        ("i\u200bdi\u00adot", "en", "idiot"),
        ("\u0406d\u0456\u043et", "en", "idiot"),
        ("ïdïöt", "en", "idiot"),
        ("ｉｄｉｏｔ 𝗶𝗱𝗶𝗼𝘁", "en", "idiot idiot"),
        ("sooooo goooood", "en", "soo good"),
        ("see https://www.example.org/a?b or www.example.com", "en", "see httplink or httplink"),
        ("@somebody and [USER] wrote", "en", "user and user wrote"),
        ("a 🔪 and 🇫🇷", "en", "a hocho and f r"),
        ("👍🏿 👍🏻", "en", "thumbs up sign dark skinned thumbs up sign light skinned"),
        ("Über die Straße", "de", "über die strasse"),
        ("Ça va très bien", "fr", "ça va très bien"),
        ("هذا رائع 😀", "ar", "هذا رائع grinning face"),
    ],
)
def test_a_text_is_read_as_a_reader_sees_it(raw: str, language: str, reading: str) -> None:
    assert read(raw, language) == reading


@pytest.mark.parametrize(
    "raw", ["covid19 and the 2nd dose", "on the a55 near b12", "i paid 300 euros on may 3rd"]
)
def test_figures_beside_words_are_left_alone(raw: str) -> None:
    assert read(raw, "en") == raw


def test_reading_takes_no_longer_than_the_text() -> None:
    units = ("a", "1a", "a\u0301", "🔪", "@a", "а", "a.b ", "x ", "http", "é", "\u0301")
    assert_linear(lambda raw: read(raw, "en"), units)
    assert_linear(lambda raw: read(raw, "de"), units)
