import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.licence_plate import licence_plate
from folkmoot.standards.verdict import Outcome
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, story: str = "", **options: object) -> list[tuple[str, float]]:
    facts = Submission(raw, story=StoryFacts(text=story))
    found = licence_plate(Text(raw), licence_plate.options(options), facts)
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("Its number plate was AB12 CDE.", "AB12 CDE", 0.75),
        ("Kennzeichen B-XY 1234", "B-XY 1234", 0.75),
        ("M AB 123 war das Kennzeichen", "M AB 123", 0.75),
        ("plaque AA-123-BB", "AA-123-BB", 0.75),
        ("la matrícula es 1234 BCD", "1234 BCD", 0.75),
        ("targa AB123CD", "AB123CD", 0.75),
        ("госномер А123ВС 77", "А123ВС 77", 0.75),
        ("plakası 34 ABC 123", "34 ABC 123", 0.75),
        ("kenteken 12-ABC-3", "12-ABC-3", 0.75),
        ("The licence plate 7ABC123 in California", "7ABC123", 0.55),
    ],
)
def test_a_plate_beside_a_word_for_it(raw: str, written: str, score: float) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "AB12 CDE is a postcode, B-XY 1234 a screw",
        "Number plates will cost 25 euros more in 2027.",
        "Das Kennzeichen ist ein Merkmal von A-Z und 1234",
        "Une plaque de 200 grammes",
        "лучший госномер у него, 77 регион",
    ],
)
def test_without_a_word_or_without_a_plate_there_is_none(raw: str) -> None:
    assert seen(raw) == []


def test_the_author_is_only_asked() -> None:
    assert licence_plate.ceiling is Outcome.NUDGE


def test_what_the_story_prints_and_the_newsroom_allows_may_be_named() -> None:
    raw = "number plate AB12 CDE"
    assert seen(raw, story="The car, AB12 CDE, was found.") == []
    assert seen(raw, allow=["ab12cde"]) == []


def test_the_number_never_enters_the_facts() -> None:
    (found,) = licence_plate(Text("number plate AB12 CDE, plate AB12 CDE"))
    assert found.facts == {"kind": "plate", "masked": "•••E"}


@given(st.text(alphabet=st.sampled_from("plate AB12-"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in licence_plate(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # many thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["plate ", "plate number 1 ", "A1", "A-", "targa AB123CD "]
    assert_linear(detecting(licence_plate), units, size=20_000)
