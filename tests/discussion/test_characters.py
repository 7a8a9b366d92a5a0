import pytest

from folkmoot.discussion.characters import (
    has_visible,
    is_longer,
    is_readable,
    without_controls,
)

INVISIBLE = [
    "",
    " ",
    "\t\n\r\x0b\x0c",
    "\u00a0\u2003\u3000",
    "\u200b\u200c\u200d\u2060\ufeff",
    "\u00ad\u034f",
    "\u202a\u202e\u2066\u2069",
    "\u115f\u1160\u3164\uffa0",
    "\u2800\u2800",
    "\ufe0f\ufe00",
    "\U000e0041\U000e007f",
    "\u0301\u0308",
    "\u180e\u17b4\u17b5",
    "\ue000",
    "\x01\x1b",
]


@pytest.mark.parametrize("text", INVISIBLE)
def test_nothing_is_seen_of_spaces_fillers_and_lone_marks(text: str) -> None:
    assert not has_visible(text)


@pytest.mark.parametrize("text", ["a", ".", "é", "e\u0301", "ع", "한", "👍🏽", "\u200b1\u200b"])
def test_letters_signs_and_pictures_are_seen(text: str) -> None:
    assert has_visible(text)


@pytest.mark.parametrize(
    "text", ["a\0b", "\ud800", "x\udfff", "\ufffe", "\uffff", "\U0001fffe", "\ufdd0"]
)
def test_nul_lone_surrogates_and_noncharacters_are_no_text(text: str) -> None:
    assert not is_readable(text)


@pytest.mark.parametrize("text", ["", "\x01", "\ufffd", "\ufdcf", "\U0001f600"])
def test_everything_else_is_text(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize(
    "one",
    ["e\u0301", "🇩🇪", "👨\u200d👩\u200d👧\u200d👦", "한", "\r\n", "ก็"],
)
def test_length_is_counted_as_a_reader_counts(one: str) -> None:
    assert not is_longer(one * 10, 10)
    assert is_longer(one * 11, 10)


def test_controls_go_and_lines_stay() -> None:
    assert without_controls("a\x00\x08\x7f\x85b\n\tc") == "ab\n\tc"
