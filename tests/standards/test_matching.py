"""A word list looked up in a text: own harmless words stand for the listed ones."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import Text
from folkmoot.standards.lexicon import NO_WORDS, Term, WordList
from folkmoot.standards.matching import Matcher, matcher

STEM = frozenset({"", "s", "ing", "ed"})
WORDS = WordList(
    (
        Term("quern", 2, "xx", STEM),
        Term("ass", 2, "xx"),
        Term("anal", 1, "xx"),
        Term("grit stone", 3, "xx"),
        Term("камень", 2, "ru"),
        Term("石头", 2, "zh"),
        Term("खल", 2, "hi"),
        Term("pipp", 1, "xx"),
        Term("hag", 3, "xx"),
    ),
    frozenset({"quern stone", "pippi"}),
)
MATCHER = Matcher(WORDS)


def found(raw: str, edition: str = "en") -> list[tuple[str, str, str]]:
    matches = MATCHER.matches(Text(raw, edition))
    return [(match.rung, match.read_as, raw[slice(*match.span)]) for match in matches]


@pytest.mark.parametrize(
    ("raw", "matches"),
    [
        ("a quern here", [("raw", "quern", "quern")]),
        ("Quern, QUERNING.", [("case", "quern", "Quern"), ("case", "querning", "QUERNING")]),
        ("querns' end", [("raw", "querns", "querns")]),
        ("quernery", []),
        ("classes pass as assets", []),
        ("annals, analysis, canal", []),
        ("grit stone", [("raw", "grit stone", "grit stone")]),
        ("grit\nstone", []),
        ("a quern stone", []),
        ("Pippi and pipp", [("raw", "pipp", "pipp")]),
        ("好石头吗", [("raw", "石头", "石头")]),
        ("खल", [("raw", "खल", "खल")]),
        ("खला", []),
        ("que\u200brn", [("invisible", "quern", "que\u200brn")]),
        ("q\u0336uern", [("invisible", "quern", "q\u0336uern")]),
        ("quеrns", [("lookalike", "querns", "quеrns")]),
        ("qu3rn", [("leet", "quern", "qu3rn")]),
        ("@ss", [("leet", "ass", "@ss")]),
        ("queeern", [("repeat", "quern", "queeern")]),
        ("queeernsss", [("repeat", "querns", "queeernsss")]),
        ("queern", [("repeat", "quern", "queern")]),
        ("annal", []),
        ("annnal", [("repeat", "anal", "annnal")]),
        ("asss", [("repeat", "ass", "asss")]),
        ("as aas", []),
        ("q u e r n", [("spaced", "quern", "q u e r n")]),
        ("q u e r n y o u", [("spaced", "quern", "q u e r n")]),
        ("y o u q u e r n", [("spaced", "quern", "q u e r n")]),
        ("a q u e r n a", []),
        ("a n n a l s", []),
        ("que-rn", [("spaced", "quern", "que-rn")]),
        ("q**rn", [("leet", "q**rn", "q**rn")]),
        ("q****", [("leet", "q****", "q****")]),
        ("qu***", [("leet", "qu***", "qu***")]),
        ("q--rning", [("leet", "q--rning", "q--rning")]),
        ("q!ern", [("leet", "q!ern", "q!ern")]),
        ("quern!", [("raw", "quern", "quern")]),
        ("quer!", []),
        ("quer*", []),
        ("a**", []),
        ("an**", [("leet", "an**", "an**")]),
        ("a***", []),
        ("C# and a_b", []),
        ("quern@example.org", [("raw", "quern", "quern")]),
        ("qu3rn@example.org", []),
    ],
)
def test_what_is_found_on_which_rung(raw: str, matches: list[tuple[str, str, str]]) -> None:
    assert found(raw) == matches


@pytest.mark.parametrize(
    ("raw", "edition", "matches"),
    [
        ("это камень", "ru", [("raw", "камень", "камень")]),
        ("это kамень", "ru", [("lookalike", "камень", "kамень")]),
        ("это ка-мень", "ru", [("spaced", "камень", "ка-мень")]),
        ("это ка**нь", "ru", [("leet", "ка**нь", "ка**нь")]),
        ("это каааамень", "ru", [("repeat", "камень", "каааамень")]),
    ],
)
def test_other_scripts_climb_the_same_ladder(
    raw: str, edition: str, matches: list[tuple[str, str, str]]
) -> None:
    assert found(raw, edition) == matches


def test_signs_that_hide_too_much_leave_open_which_word_it_was() -> None:
    both = Matcher(WordList((Term("stone", 3, "xx"), Term("spine", 2, "xx")), frozenset()))
    (match,) = both.matches(Text("s***e"))
    assert [term.text for term in match.terms] == ["spine", "stone"]
    assert match.severity == 2
    assert match.is_hint


def test_a_word_in_two_lists_counts_as_the_harsher_one() -> None:
    one = Term("stone", 1, "xx", frozenset({"", "s"}))
    other = Term("stone", 3, "yy", frozenset({"", "n"}))
    both = Matcher(WordList((one, other), frozenset()))
    assert [match.severity for match in both.matches(Text("stones stonen stone"))] == [3, 3, 3]


def test_each_place_is_told_once_by_its_lowest_rung() -> None:
    assert found("quern qu3rn quern") == [
        ("raw", "quern", "quern"),
        ("raw", "quern", "quern"),
        ("leet", "quern", "qu3rn"),
    ]


def test_without_words_nothing_is_found() -> None:
    assert list(Matcher(NO_WORDS).matches(Text("q**rn q u e r n quern queeern"))) == []


def test_a_list_is_compiled_once() -> None:
    assert matcher("profanity", ("en",)) is matcher("profanity", ("en",))


INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\u061c\u200e\u200f\ufe0f\U000e0020"
MARKS = [chr(point) for point in range(0x300, 0x370)] + ["\u20dd", "\u0489", "\u1ab0", "\u1dc4"]
MATHEMATICAL = (0x1D400, 0x1D434, 0x1D468, 0x1D4D0, 0x1D56C, 0x1D5A0, 0x1D5D4, 0x1D608, 0x1D63C)


def between(sign: str) -> Callable[[str], str]:
    return sign.join


def after_each(sign: str) -> Callable[[str], str]:
    return lambda word: "".join(letter + sign for letter in word)


def shifted(capital_a: int, step: int = 0) -> Callable[[str], str]:
    def shift(word: str) -> str:
        shifted = "".join(chr(capital_a + ord(each.upper()) - 65 + step) for each in word)
        return shifted.replace("\U0001d455", "\u210e")

    return shift


TRANSFORMS: dict[str, Callable[[str], str]] = {
    **{f"between {ord(sign):x}": between(sign) for sign in INVISIBLE},
    **{f"mark {ord(sign):x}": after_each(sign) for sign in MARKS},
    **{f"mathematical {start:x}": shifted(start, 26) for start in MATHEMATICAL},
    **{f"mathematical capital {start:x}": shifted(start) for start in MATHEMATICAL},
    "full width": shifted(0xFF21),
    "circled": shifted(0x24B6),
    "negative circled": shifted(0x1F150),
    "negative squared": shifted(0x1F170),
    "parenthesised": shifted(0x249C),
    "regional": shifted(0x1F1E6),
    "reversed under an override": lambda word: f"\u202e{word[::-1]}\u202c",
    "tower of marks": after_each("\u0301\u0316\u0334" * 9),
    "capitals": str.upper,
    "drawn out": lambda word: "".join(letter * 4 for letter in word),
    "spaces": between(" "),
    "points": between("."),
    "lines": between("\n"),
    "invisible and spaced": between("\u200b \u200b"),
}


@pytest.mark.parametrize("name", TRANSFORMS)
def test_ac_093_every_listed_evasion_is_seen_through(name: str) -> None:
    for word in ("quern", "hag", "querning"):
        for sentence in ("{}", "so {} there", "({})!"):
            raw = sentence.format(TRANSFORMS[name](word))
            assert [match.severity for match in MATCHER.matches(Text(raw))], (name, raw)


@pytest.mark.parametrize(
    ("raw", "terms", "severity"),
    [
        ("q..rn", ["quern"], 2),
        ("q…rn", ["quern"], 2),
        ("q🌻ern", ["quern"], 2),
        ("q****", ["quern"], 2),
        ("p*pp", ["pipp"], 1),
        ("h*g", ["hog", "hag"], 1),
        ("h**", [], 0),
    ],
)
def test_a_masked_word_counts_as_the_mildest_that_fits(
    raw: str, terms: list[str], severity: int
) -> None:
    words = WordList((*WORDS.terms, Term("hog", 1, "xx")), frozenset())
    found = list(Matcher(words).matches(Text(raw)))
    assert [term.text for match in found for term in match.terms] == terms
    assert [match.severity for match in found] == ([severity] if terms else [])


@given(st.text(max_size=60))
def test_every_match_lies_in_the_text(raw: str) -> None:
    for match in MATCHER.matches(Text(f"{raw} qu3rn {raw}")):
        begin, end = match.span
        assert 0 <= begin < end <= 2 * len(raw) + 7
