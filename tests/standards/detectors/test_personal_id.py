from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text, id_numbers
from folkmoot.standards.detectors.personal_id import explanation, personal_id
from tests.standards.growth import assert_linear, detecting

NEEDS_CHECKS = pytest.mark.skipif(not id_numbers.can_check(), reason="needs the extra ids")


def seen(raw: str, story: str = "", **options: object) -> list[tuple[str, object, float]]:
    facts = Submission(raw, story=StoryFacts(text=story))
    found = personal_id(Text(raw), personal_id.options(options), facts)
    return [(raw[slice(*each.spans[0])], each.facts["document"], each.score) for each in found]


@pytest.fixture
def without_stdnum(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(id_numbers, "find_spec", lambda _name: None)
    id_numbers._validator.cache_clear()
    yield
    id_numbers._validator.cache_clear()


@NEEDS_CHECKS
@pytest.mark.parametrize(
    ("raw", "written", "document", "score"),
    [
        ("SSN: 536-90-4399", "536-90-4399", "SSN", 0.97),
        ("her DNI is 54362315K", "54362315K", "DNI", 0.97),
        ("54362315K, look it up", "54362315K", "DNI", 0.85),
        ("RSSMRA85T10A562S", "RSSMRA85T10A562S", "Codice fiscale", 0.85),
        ("codice fiscale rssmra85t10a562s", "rssmra85t10a562s", "Codice fiscale", 0.97),
        ("1 85 05 78 006 084 91", "1 85 05 78 006 084 91", "NIR", 0.85),
        ("jego PESEL to 44051401359", "44051401359", "PESEL", 0.97),
        ("Seine Steuer-ID lautet 36 574 261 809", "36 574 261 809", "IdNr", 0.97),
        ("zijn BSN is 111222333", "111222333", "BSN", 0.97),
        ("85.07.30-033.28", "85.07.30-033.28", "NN", 0.85),
        ("CPF 390.533.447-05", "390.533.447-05", "CPF", 0.97),
        ("его ИНН 500100732259", "500100732259", "ИНН", 0.97),
        ("T.C. Kimlik No 10000000146", "10000000146", "T.C. Kimlik No", 0.97),
        ("personnummer 811228-9874", "811228-9874", "Personnummer", 0.97),
        ("131052-308T", "131052-308T", "HETU", 0.85),
        ("756.1234.5678.97", "756.1234.5678.97", "AHV", 0.85),
        ("aadhaar 2341 2341 2346", "2341 2341 2346", "Aadhaar", 0.97),
        ("3⑤0 is not, SSN 53⑥-90-4399 is", "53⑥-90-4399", "SSN", 0.97),
    ],
)
def test_numbers_whose_digits_check_out(
    raw: str, written: str, document: str, score: float
) -> None:
    assert seen(raw) == [(written, document, score)]


@pytest.mark.parametrize(
    ("raw", "written", "document", "score"),
    [
        ("СНИЛС 112-233-445 95", "112-233-445 95", "СНИЛС", 0.97),
        ("112-233-445 95", "112-233-445 95", "СНИЛС", 0.85),
        ("паспорт серия 45 09 123456", "45 09 123456", "паспорт", 0.7),
        ("Passport no. AB1234567", "AB1234567", "Passport", 0.7),
        ("AB 12 34 56 C", "AB 12 34 56 C", "NINO", 0.7),
        ("رقم الهوية 1234567890", "1234567890", "National ID", 0.7),
    ],
)
def test_numbers_that_need_no_package(raw: str, written: str, document: str, score: float) -> None:
    assert seen(raw) == [(written, document, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "44051401359 copies, order 111222333, ISBN 9783161484100",
        "СНИЛС 112-233-445 96 and 000-000-000 00",
        "2019-2024 and 1990/1995 were hard, Steuer-ID or not",
        "The passport costs 100 euros and takes 14 days.",
        "https://example.org/54362315K and /a/44051401359",
        "Aktenzeichen 12 345 678 901",
    ],
)
def test_plain_rows_and_wrong_digits_are_none(raw: str) -> None:
    assert seen(raw) == []


@NEEDS_CHECKS
def test_an_announced_number_with_wrong_digits_is_none() -> None:
    assert seen("Her SSN is 219-09-9999, they say") == []


@pytest.mark.usefixtures("without_stdnum")
def test_without_the_package_only_announced_numbers_are_seen_and_it_is_said() -> None:
    assert seen("her DNI is 54362315K") == [("54362315K", "DNI", 0.7)]
    assert seen("54362315K, look it up") == []
    assert "python-stdnum is not installed" in explanation()
    assert "folkmoot[ids]" in explanation()


def test_what_the_story_prints_and_the_newsroom_allows_may_be_named() -> None:
    raw = "СНИЛС 112-233-445 95"
    assert seen(raw, story="the sample card 112-233-445 95 was shown") == []
    assert seen(raw, allow=["112 233 445 95"]) == []


def test_the_number_never_enters_the_facts() -> None:
    (found,) = personal_id(Text("СНИЛС 112-233-445 95"))
    assert found.facts == {
        "kind": "id",
        "document": "СНИЛС",
        "country": "RU",
        "is_checked": True,
        "masked": "•••95",
    }


@given(st.text(alphabet=st.sampled_from("0123456789ABZ -./SNIDцпИ"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_id(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["1", "1 ", "A1", "ssn ", "A ", "1-"]
    assert_linear(detecting(personal_id), units, size=40_000)
    assert_linear(detecting(personal_id), ["SSN 536-90-4399 "], size=10_000)
