"""The ladder of C23: what is folded, what is left alone, and that every place is exact."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.standards import Text
from folkmoot.standards.finding import RUNGS
from folkmoot.standards.folding import MOST_MARKS, Folded, fold_case, lines, skeleton

ALPHABETS = (
    "abcdefgh ABC.!-_@$0135*",
    "абвгджй АБВ ё",
    "αβγδ ΆΈ",
    "ßﬁŉǰİıſ½㎏⑴⒡🄐",
    "\u0300\u0301\u0308\u0336\u20dd\u0489\u094d",
    "\u200b\u200c\u200d\u00ad\u2060\ufeff\u034f\u180e\ufe0f\U000e0061\U000e0101",
    "\u202a\u202c\u202e\u2066\u2069",
    "👩🏽‍🚀🇩🇪🅵😀1️⃣",
    "שָׁלוֹם مُحَمَّد हिन्दी ไทย 中文 가각",
    "\x00\x07\x1b\x85\n\t\u2028",
)
hostile_text = st.lists(
    st.one_of(*(st.sampled_from(letters) for letters in ALPHABETS), st.characters()), max_size=25
).map("".join)


def every_form(text: Text) -> list[Folded]:
    return [*(text.folded(rung) for rung in RUNGS), text.joined]


@settings(max_examples=40)
@given(hostile_text)
def test_every_character_of_every_form_has_its_place_in_the_raw_text(raw: str) -> None:
    for form in every_form(Text(raw)):
        assert len(form.text) == len(form.begins) == len(form.ends)
        for place in range(len(form.text)):
            begin, end = form.span(place, place + 1)
            assert 0 <= begin < end <= len(raw)
        if form.text:
            begin, end = form.span(0, len(form.text))
            assert 0 <= begin < end <= len(raw)


@given(hostile_text)
def test_what_is_seen_in_a_form_is_what_folding_its_place_gives(raw: str) -> None:
    form = Text(raw).folded("case")
    for place, sign in enumerate(form.text):
        begin, end = form.span(place, place + 1)
        assert sign in fold_case(raw[begin:end]).text


@given(hostile_text)
def test_the_first_rungs_keep_the_order_and_lose_no_letter(raw: str) -> None:
    form = Text(raw).folded("case")
    assert list(form.begins) == sorted(form.begins)
    assert list(form.ends) == sorted(form.ends)
    covered = {
        place
        for begin, end in zip(form.begins, form.ends, strict=True)
        for place in range(begin, end)
    }
    assert covered == set(range(len(raw)))


@given(hostile_text)
def test_folding_twice_changes_nothing_more(raw: str) -> None:
    once = Text(raw).folded("invisible")
    if "\u202e" not in raw:
        again = Text(once.text).folded("invisible").text
        assert fold_case(again).text == fold_case(Text(again).folded("invisible").text).text


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Straße", "strasse"),
        ("ＦＵＮ", "fun"),
        ("𝒇𝓾𝔫", "fun"),
        ("ﬁne", "fine"),
        ("cafe\u0301", "café"),
        ("½", "1⁄2"),
        ("ПРИВЕТ", "привет"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("⒡", "⒡"),
    ],
)
def test_case_and_compatibility(raw: str, folded: str) -> None:
    assert Text(raw).folded("case").text == folded


def test_a_letter_that_becomes_two_is_one_place() -> None:
    form = Text("Straße hier").folded("case")
    begin = form.text.index("sse")
    assert form.span(begin, begin + 2) == (4, 5)
    assert form.span(0, 7) == (0, 6)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("s\u200bt\u00ado\u2060n\ufe0fe", "stone"),
        ("s\u0336t\u0336o\u0336n\u0336e\u0336", "stone"),
        ("st\U000e0061\U000e0062one", "stone"),
        ("st\x00o\x1bne", "stone"),
        ("STİ", "sti"),
        ("two\nlines\tand tab", "two\nlines\tand tab"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("हिन्दी", "हिन्दी"),
        ("ไม่ดี", "ไม่ดี"),
    ],
)
def test_what_no_reader_sees_is_dropped_and_vowels_of_other_scripts_stay(
    raw: str, folded: str
) -> None:
    assert Text(raw).folded("invisible").text == folded


def test_reversed_letters_are_read_both_as_stored_and_as_seen() -> None:
    form = Text("a \u202eenots\u202c b").folded("invisible")
    assert form.text == "a enots b\na stone b"
    begin = form.text.index("stone")
    assert form.span(begin, begin + 5) == (3, 8)


def test_a_tower_of_marks_takes_no_more_time_than_its_size() -> None:
    raw = "a" + "\u0301\u0316" * 8_000 + "b"
    form = Text(raw).folded("invisible")
    assert form.text.endswith("b")
    assert len(Text(raw).folded("case").text) <= MOST_MARKS + 2


def test_tokens_stand_between_white_space() -> None:
    assert Text("a  b-c,\nd").tokens == (("a", 0, 1), ("b-c,", 3, 7), ("d", 8, 9))
    assert Text("it's «well» said").words == (("it's", 0, 4), ("well", 6, 10), ("said", 12, 16))


def test_an_unchanged_form_is_the_same_object() -> None:
    text = Text("plain words")
    assert text.folded("invisible") is text.folded("case")
    assert text.folded("raw").text == "plain words"
    assert [text.folded(rung).text for rung in RUNGS[3:]] == ["", "", "plain words", ""]


def test_pieces_on_lines_keep_their_places() -> None:
    form = Text("one two").folded("case")
    both = lines([form.part(4, 7), form.part(0, 3)])
    assert both.text == "two\none"
    assert both.span(4, 7) == (0, 3)
    assert lines([]).text == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Paul", "Раul"),
        ("Paul", "pául"),
        ("Paul", "P\u200baul"),
        ("Paul", "𝐏𝐚𝐮𝐥"),
        ("Moderator", "M0derat0r"),
        ("all", "a11"),
        ("СОР", "cop"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Paul", "Paula"), ("Нина", "Нона"), ("Neil", "Nell")])
def test_names_that_differ_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_the_database_of_characters_is_not_older_than_the_tables() -> None:
    assert tuple(map(int, unicodedata.unidata_version.split("."))) >= (14, 0, 0)
