import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.judges.quoting import find_quotation


@pytest.mark.parametrize(
    ("raw", "quoted", "found"),
    [
        ("They are scum, all.", "are scum", "are scum"),
        ("They are SCUM, all.", "scum", "SCUM"),
        ("they are s\u200bcum", "scum", "s\u200bcum"),
        ("a “real” gem", 'a "real" gem', "a “real” gem"),
        ("one –\n two three", "one - two", "one –\n two"),
        ("Caf\u00e9 closed", "Cafe\u0301", "Caf\u00e9"),
        ("Ｆｕｌｌ width", "full", "Ｆｕｌｌ"),
        ("👩‍🚀 liar!", "liar!", "liar!"),
        ("no", "no", "no"),
        ("它们都是垃圾人", "垃圾人", "垃圾人"),
        ("classy ass", "ass", "ass"),
    ],
)
def test_words_are_found_however_they_are_copied(raw: str, quoted: str, found: str) -> None:
    span = find_quotation(raw, quoted)
    assert span is not None
    assert raw[span.begin : span.end] == found


@pytest.mark.parametrize(
    ("raw", "quoted"),
    [
        ("They are fine.", "scum"),
        ("a classic", "ass"),
        ("assess", "ass"),
        ("one two three", "one three"),
        ("They are fine.", ""),
        ("They are fine.", "  \n "),
        ("They are fine.", "a"),
        ("They are fine.", "\u200b\u200b\u200b"),
    ],
)
def test_what_does_not_stand_there_or_says_nothing_is_no_quotation(raw: str, quoted: str) -> None:
    assert find_quotation(raw, quoted) is None


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_a_found_place_lies_in_the_text(raw: str, begin: int, length: int) -> None:
    span = find_quotation(raw, raw[begin : begin + length])
    if span is not None:
        assert 0 <= span.begin < span.end <= len(raw)
