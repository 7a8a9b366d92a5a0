import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.personal_card import checks_out, personal_card
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, **options: object) -> list[tuple[str, float]]:
    found = personal_card(Text(raw), personal_card.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("My card: 4111 1111 1111 1111, 12/29", "4111 1111 1111 1111", 0.97),
        ("5555-5555-5555-4444", "5555-5555-5555-4444", 0.97),
        ("3782 822463 10005", "3782 822463 10005", 0.97),
        ("378282246310005", "378282246310005", 0.92),
        ("2223003122003222", "2223003122003222", 0.92),
        ("6011111111111117", "6011111111111117", 0.92),
        ("3530111333300000", "3530111333300000", 0.92),
        ("30569309025904", "30569309025904", 0.92),
        ("2200 0000 0000 0004", "2200 0000 0000 0004", 0.97),
        ("in 2024 4111 1111 1111 1111 999", "4111 1111 1111 1111", 0.97),
        ("４１１１ １１１１ １１１１ １１１１", "４１１１ １１１１ １１１１ １１１１", 0.97),
        ("411\u200b1111111111111", "411\u200b1111111111111", 0.92),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", 0.85),
    ],
)
def test_numbers_of_an_issuer_that_check_out_are_seen(raw: str, written: str, score: float) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "4111 1111 1111 1112",
        "1234 5678 9012 3452",
        "ISBN 9783161484100, 978-3-16-148410-0",
        "+4915112345678901",
        "https://shop.example/4111111111111111",
        "id=4111111111111111",
        "a4111111111111111",
        "41111111111111111111111",
        "411111 1111 111111",
        "4 500 000 000 000 people",
        "0000 0000 0000 0000",
        "DE89 3704 0044 0532 0130 00",
    ],
)
def test_other_long_numbers_are_not(raw: str) -> None:
    assert seen(raw) == []


def test_two_cards_are_two_findings_and_a_specimen_may_be_allowed() -> None:
    raw = "4111 1111 1111 1111 5555 5555 5555 4444"
    assert [each for each, _ in seen(raw)] == ["4111 1111 1111 1111", "5555 5555 5555 4444"]
    assert [each for each, _ in seen(raw, allow=["4111-1111-1111-1111"])] == ["5555 5555 5555 4444"]


def test_the_number_never_enters_the_facts() -> None:
    (found,) = personal_card(Text("4111 1111 1111 1111"))
    assert found.facts == {"kind": "card", "issuer": "Visa", "masked": "•" * 14 + "11"}


def test_every_wrong_figure_is_noticed() -> None:
    number = "4539578763621486"
    assert checks_out(number)
    for place in range(len(number)):
        for figure in set("0123456789") - {number[place]}:
            assert not checks_out(number[:place] + figure + number[place + 1 :])


def test_a_number_that_the_story_prints_may_be_named() -> None:
    raw = "Pay to 4111 1111 1111 1111"
    facts = Submission(raw, story=StoryFacts(text="Donations: 4111111111111111"))
    assert list(personal_card(Text(raw), None, facts)) == []


@given(st.text(alphabet=st.sampled_from("0123456789 -.a١\u200b"), max_size=80))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_card(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["1", "1 ", "4111 1111 1111 1111 ", "4111 ", "4-", "1111111111111 "]
    assert_linear(detecting(personal_card), units)
