import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.personal_iban import checks_out, personal_iban
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, **options: object) -> list[tuple[str, float]]:
    found = personal_iban(Text(raw), personal_iban.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("Spenden: DE89 3704 0044 0532 0130 00 bitte", "DE89 3704 0044 0532 0130 00", 0.99),
        ("DE89370400440532013000.", "DE89370400440532013000", 0.99),
        ("IBAN:de89370400440532013000", "de89370400440532013000", 0.95),
        ("IBANDE89370400440532013000", "DE89370400440532013000", 0.99),
        ("GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 32", 0.99),
        ("FR14-2004-1010-0505-0001-3M02-606", "FR14-2004-1010-0505-0001-3M02-606", 0.99),
        ("NO93 8601 1117 947", "NO93 8601 1117 947", 0.99),
        ("DE\u200b89 3704 0044 0532 0130 00", "DE\u200b89 3704 0044 0532 0130 00", 0.99),
    ],
)
def test_account_numbers_that_check_out_are_seen(raw: str, written: str, score: float) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "DE88 3704 0044 0532 0130 00",
        "DE89 3704 0044 0532 0130 0",
        "DE89 3704 0044 0532 0130 000",
        "XDE89 3704 0044 0532 0130 00",
        "XX89 3704 0044 0532 0130 00",
        "The A55, the DE891 and IS 12 345 more",
        "НО93 8601 1117 947",
        "4111 1111 1111 1111",
    ],
)
def test_other_letters_and_figures_are_not(raw: str) -> None:
    assert seen(raw) == []


def test_two_accounts_are_two_findings_and_the_newsroom_allows_its_own() -> None:
    raw = "NO93 8601 1117 947 and DE89 3704 0044 0532 0130 00"
    assert len(seen(raw)) == 2
    assert [each for each, _ in seen(raw, allow=["no93 86011117947"])] == [
        "DE89 3704 0044 0532 0130 00"
    ]


def test_the_number_never_enters_the_facts() -> None:
    (found,) = personal_iban(Text("DE89 3704 0044 0532 0130 00"))
    assert found.facts == {"kind": "iban", "country": "DE", "masked": "DE•• ••• 00"}


def test_swapped_figures_are_noticed() -> None:
    assert checks_out("DE89370400440532013000")
    assert not checks_out("DE89370400440352013000")


def test_a_number_that_the_story_prints_may_be_named() -> None:
    raw = "Pay to DE89 3704 0044 0532 0130 00"
    facts = Submission(raw, story=StoryFacts(text="Donations: DE89370400440532013000"))
    assert list(personal_iban(Text(raw), None, facts)) == []


@given(st.text(alphabet=st.sampled_from("DEGBdeNO0123456789 -.\u200bя"), max_size=80))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_iban(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["DE89", "DE 89", "DE89 3704 0044 0532 0130 00 ", "MT12a", "IBAN", "DE89 "]
    assert_linear(detecting(personal_iban), units)
