import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import PublicationFacts, StoryFacts, Submission, Text
from folkmoot.standards.detectors.personal_phone import personal_phone
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = personal_phone(Text(raw, edition), personal_phone.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "written", "score"),
    [
        ("It is +49 1512 3456789.", "en", "+49 1512 3456789", 0.95),
        ("It is (+49) 1512-345-6789.", "en", "(+49) 1512-345-6789", 0.95),
        ("It is 0049 30 123456.", "en", "0049 30 123456", 0.95),
        ("It is 0121 234 5678", "en", "0121 234 5678", 0.88),
        ("(201) 555-0123 it was", "en", "(201) 555-0123", 0.88),
        ("201-555-0123", "en", "201-555-0123", 0.88),
        ("Ruf an: 030 123456!", "de", "030 123456", 0.95),
        ("Steht in 030/123456 drin", "de", "030/123456", 0.88),
        ("звоните 8 (912) 345-67-89", "ru", "8 (912) 345-67-89", 0.95),
        ("Мой номер 8 912 345-67-89", "ru", "8 912 345-67-89", 0.88),
        ("Llámame al 612 34 56 78", "es", "612 34 56 78", 0.95),
        ("Chiama il 312 345 6789", "it", "312 345 6789", 0.95),
        ("Appelle le 06 12 34 56 78", "fr", "06 12 34 56 78", 0.95),
        ("In 2024 0121 234 5678", "en", "0121 234 5678", 0.88),
        ("0121 234 5678, 12 times", "en", "0121 234 5678", 0.88),
        ("０１２１ ２３４ ５６７８", "en", "０１２１ ２３４ ５６７８", 0.88),
        (
            "0\ufe0f\u20e31\ufe0f\u20e321 234 5678",
            "en",
            "0\ufe0f\u20e31\ufe0f\u20e321 234 5678",
            0.88,
        ),
        ("012\u200b1 234 5678", "en", "012\u200b1 234 5678", 0.88),
        ("call me on 555-123-4567", "en", "555-123-4567", 0.82),
        ("555-123-4567 is what it says", "en", "555-123-4567", 0.6),
        (
            "oh one two one two three four five six seven eight",
            "en",
            "oh one two one two three four five six seven eight",
            0.82,
        ),
        (
            "ruf an: null drei null eins zwei drei vier fünf sechs.",
            "de",
            "null drei null eins zwei drei vier fünf sechs",
            0.82,
        ),
        ("call ０１７１ 2345678", "de", "０１７１ 2345678", 0.95),
        ("Ruf sie an ⓪①⑦① ②③④⑤⑥⑦⑧", "de", "⓪①⑦① ②③④⑤⑥⑦⑧", 0.95),
        ("O171 2345l78 anrufen", "de", "O171 2345l78", 0.95),
        ("call him 91 98765 43210", "en", "91 98765 43210", 0.95),
        ("اتصل به ٠٥٠١٢٣٤٥٦٧", "ar", "٠٥٠١٢٣٤٥٦٧", 0.95),
        ("Handy 0*1*7*1*2*3*4*5*6*7*8", "de", "0*1*7*1*2*3*4*5*6*7*8", 0.95),
        ("bel hem: 06 12345678", "nl", "06 12345678", 0.95),
        ("numara: 0532 123 45 67", "tr", "0532 123 45 67", 0.88),
        ("zadzwoń 601 234 567", "pl", "601 234 567", 0.95),
        (
            "plus four nine three zero one two three four five six",
            "en",
            "plus four nine three zero one two three four five six",
            0.82,
        ),
    ],
)
def test_numbers_are_seen_in_figures_and_in_words(
    raw: str, edition: str, written: str, score: float
) -> None:
    assert seen(raw, edition) == [(written, score)]


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("", "en"),
        ("Die TelefonSeelsorge: 0800 111 0 111, 0800 111 0 222 oder 116 123.", "de"),
        ("Samaritans on 116 123, or call 112, 999 or 911.", "en"),
        ("Am 01.02.2024 um 12:30, am 2024-05-06, von 1939-1945 und 1/2 2024.", "de"),
        ("Zwischen 02.03.2024 und 04.05.2025 flossen 1.500.000 Euro.", "de"),
        ("8 123 456 people in 1999, 9 234 567 890 in 2005, 0.0001234567 of it", "en"),
        ("ISBN 978-3-16-148410-0 and 4111 1111 1111 1111", "en"),
        ("DE89 3704 0044 0532 0130 00", "de"),
        ("https://example.org/2024/05012345678 and /a/0121234567", "en"),
        ("Aktenzeichen 12 345 678 und 0203 2024", "de"),
        ("order no. 1234567890", "en"),
        ("no 612 345 678 euros más", "es"),
        ("call +999 123 456 789", "en"),
        ("one or two, three or four, five or six, seven or eight", "en"),
        ("one two three four five six seven eight nine", "tlh"),
        ("one 2 3 4 5 6 7 8 or two, or three, or four, or five", "en"),
    ],
)
def test_help_lines_dates_sums_and_other_figures_are_not(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


def test_the_newsroom_allows_its_own_and_names_regions() -> None:
    raw = "Call 0121 234 5678 or +49 30 123456"
    assert [each for each, _ in seen(raw, allow=["+44 121 234 5678"])] == ["+49 30 123456"]
    assert [each for each, _ in seen(raw, allow=["0121 234 5678", "no number"])] == [
        "+49 30 123456"
    ]
    assert [each for each, _ in seen("030 123456", regions=["DE"])] == ["030 123456"]


def test_the_publications_country_comes_first() -> None:
    raw = "Call 0501234567"
    abroad = Submission(raw, publication=PublicationFacts(country="SA"))
    (found,) = personal_phone(Text(raw), None, abroad)
    assert (found.score, found.facts["region"]) == (0.95, "SA")
    (found,) = personal_phone(Text(raw))
    assert found.facts["region"] == "ZA"


def test_a_number_that_the_story_prints_may_be_named() -> None:
    raw = "Call +44 121 234 5678"
    facts = Submission(raw, story=StoryFacts(text="The club: 0121 234 5678."))
    assert list(personal_phone(Text(raw), None, facts)) == []


def test_the_number_never_enters_the_facts() -> None:
    (found,) = personal_phone(Text("+49 1512 3456789"))
    assert found.facts == {
        "kind": "phone",
        "masked": "+49 ••• 89",
        "region": "DE",
        "is_spelled": False,
    }


def test_each_place_is_seen_once() -> None:
    assert len(seen("+49 30 123456, +49 30 123456 7 8")) == 2


@given(st.text(alphabet=st.sampled_from("0123456789+() -./a٣"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_phone(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    run = detecting(personal_phone)
    assert_linear(run, ["1", "1 ", "+1 ", "0 ", "(((", "(1) ", "one two ", "1.1.2000 "])
    assert_linear(run, ["call 012345678 ", "tel 1234567 ", "0123456789 0123456789 "], size=10_000)
