"""The word-wise rungs: what they read otherwise, and what they leave alone."""

import pytest

from folkmoot.standards import Text
from folkmoot.standards.twins import readings


def forms(raw: str, rung: str, edition: str = "en") -> set[str]:
    text = Text(raw, edition).folded(rung)  # type: ignore[arg-type]
    return set(text.text.split("\n")) - {""}


@pytest.mark.parametrize(
    ("raw", "edition", "read"),
    [
        ("a stоnе there", "en", {"stone"}),
        ("ѕtone", "en", {"stone", "ѕтопе"}),
        ("ꜱᴛᴏɴᴇ", "en", {"stone"}),
        ("🅂🅃🅞🅝🅔", "en", {"stone"}),
        ("🇸🇹🇴🇳🇪", "en", {"stone"}),
        ("stóñe", "en", {"stone"}),
        ("stóne", "es", set()),
        ("schön", "de", set()),
        ("schøn", "de", {"schon"}),
        ("ѕоѕ ѕоѕ", "en", {"sos"}),
        ("fill", "en", set()),
        ("fіll", "en", {"fill"}),
        ("ﬁ∣l", "en", {"fiil", "fill"}),
        ("кaмeнь", "ru", {"камень", "kamehb"}),
        ("камень", "ru", set()),
        ("камень", "en", set()),
        ("сор рос", "ru", set()),
        ("Он сказал, что сор лежит там", "en", set()),
        ("He said: сор, and left quickly", "en", {"cop"}),
        ("это cop здесь, да", "ru", {"сор"}),
        ("это gold здесь, да", "ru", set()),
        ("это café здесь, да", "ru", {"cafe"}),
        ("πέτρa λίθος δώρο", "el", {"πέτρα"}),
        ("λίθος", "el", set()),
        ("λίθος", "en", set()),
        ("это λίθος здесь, да", "ru", set()),
        ("ᏚᎢᎾ", "en", set()),
        ("ᏚᎢᎬᎳ", "en", {"stew"}),
        ("भारत में", "en", set()),
        ("đây là cơm cúm rất ngon phở", "en", set()),
        ("x" * 40 + "о" * 40, "en", set()),
    ],
)
def test_lookalikes(raw: str, edition: str, read: set[str]) -> None:
    assert forms(raw, "lookalike", edition) == read


def test_every_twin_of_every_letter_is_read_as_it() -> None:
    for sign, reading in readings().items():
        found = forms(f"qua{sign}zel", "lookalike")
        assert {f"qua{reading.letter}zel", f"qua{reading.other}zel"} <= found, hex(ord(sign))


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("st0n3", {"stone"}),
        ("$t0ne!", {"stone"}),
        ("h1t", {"hit", "hlt"}),
        ("(b00k)", {"book"}),
        ("A55", set()),
        ("3.5 km 1999 2x", set()),
        ("B2B", set()),
        ("me@example.org", set()),
        ("https://a1.example/b00k", set()),
        ("www.b00k.example", set()),
        ("@$$", {"ass"}),
        ("м0ло4ко", {"молочко"}),
        ("0" + "x1" * 40, set()),
        ("5!", set()),
    ],
)
def test_figures_for_letters(raw: str, read: set[str]) -> None:
    assert forms(raw, "leet") == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("a s t o n e here", {"astone"}),
        ("s.t.o.n.e", {"stone"}),
        ("s - t - o - n - e", {"stone"}),
        ("s\nt\no\nn\ne", {"stone"}),
        ("s t o n e  t h e r e", {"stone", "there"}),
        ("s t 0 n e", {"st0ne", "stone"}),
        ("ѕ t о n е", {"ѕtоnе", "stone", "ѕтопе"}),
        ("s t o n e\nt h e r e", {"stone", "there"}),
        ("I am a man", set()),
        ("a b", set()),
        ("the cat sat on it", set()),
    ],
)
def test_letters_set_apart(raw: str, read: set[str]) -> None:
    assert forms(raw, "spaced") == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("sto-ne", "stone"),
        ("s_to.ne", "stone"),
        ("he'll", ""),
        ("either/or", ""),
        ("a" * 70 + "-b", ""),
        ("end. Start", ""),
        ("st one here", "stone"),
        ("the ston th", "stonth"),
        ("ston e here", ""),
        ("this is no word", ""),
        ("don't go, it's tv's", ""),
    ],
)
def test_words_broken_by_a_sign_or_a_blank(raw: str, read: str) -> None:
    assert Text(raw).joined.text == read


def test_ph_is_read_as_f_and_takes_the_place_of_both() -> None:
    form = Text("a phlying fish").folded("leet")
    assert form.text == "flying"
    assert form.span(0, 1) == (2, 4)
    assert form.span(0, 6) == (2, 9)


def test_letters_drawn_out_are_squeezed_with_the_whole_run_as_place() -> None:
    form = Text("so stooone").folded("repeat")
    assert form.text == "so stone"
    assert form.span(3, 8) == (3, 10)
    assert form.span(5, 6) == (5, 8)
