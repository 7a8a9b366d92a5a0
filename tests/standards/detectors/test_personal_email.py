import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.personal_email import personal_email
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, **options: object) -> list[tuple[str, float]]:
    found = personal_email(Text(raw), personal_email.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("Write to anna.schmidt@mail.example.net.", "anna.schmidt@mail.example.net", 0.95),
        ("mailto:anna@firma.de?subject=x", "anna@firma.de", 0.95),
        ("E-Mail:anna+news@firma.co.uk", "anna+news@firma.co.uk", 0.95),
        ("müller@münchen.de", "müller@münchen.de", 0.95),
        ("почта@пример.рф", "почта@пример.рф", 0.95),
        ("anna＠firma．de", "anna＠firma．de", 0.95),
        ("an\u200bna@fir\u200bma.de", "an\u200bna@fir\u200bma.de", 0.85),
        ("anna [at] firma [dot] de", "anna [at] firma [dot] de", 0.85),
        ("anna(ät)firma(punkt)de", "anna(ät)firma(punkt)de", 0.85),
        ("anna {@} firma.de", "anna {@} firma.de", 0.85),
        ("anna @ firma . com", "anna @ firma . com", 0.85),
        ("anna at firma dot com", "anna at firma dot com", 0.85),
        ("anna собака mail точка ru", "anna собака mail точка ru", 0.85),
        ("find anna at gmail.com", "anna at gmail.com", 0.85),
        ("find anna.b at firma.com", "anna.b at firma.com", 0.7),
        ("anna.schmidt(a)gmail.com", "anna.schmidt(a)gmail.com", 0.85),
        ("annaⓐgmail.com", "annaⓐgmail.com", 0.85),
        ("anna ⓐ gmail.com", "anna ⓐ gmail.com", 0.85),
        ("anna apenstaartje gmail punt com", "anna apenstaartje gmail punt com", 0.85),
        ("anna zavináč seznam tečka cz", "anna zavináč seznam tečka cz", 0.85),
        ("anna arroba hotmail punto com", "anna arroba hotmail punto com", 0.85),
        ("anna آت gmail نقطة com", "anna آت gmail نقطة com", 0.85),
        ("it is anna.schmidt83 at gmail", "anna.schmidt83 at gmail", 0.7),
        ("it is anna@gmail", "anna@gmail", 0.7),
    ],
)
def test_addresses_are_seen_however_they_are_written(raw: str, written: str, score: float) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "name@example.com, your.name@example.org or vorname.nachname@mail.example",
        "@anna@social.example follows @bertha",
        "https://medium.com/@anna and https://anna:secret@firma.de/x",
        "https://anna.b@firma.de/",
        "anna@localhost, anna@, @firma.de, a@b, anna@firma.qqq",
        "Look at example.com, we met at example.org",
        "You can reach us at gmail.com",
        "3 apples @ 5.00 each",
        "p@$$w0rd",
        "собака лает, ветер носит",
        "I look at gmail every day, meet at yahoo.",
        "Options (a)gmail.com (b) none",
    ],
)
def test_stand_ins_handles_logins_and_sentences_are_not(raw: str) -> None:
    assert seen(raw) == []


def test_an_address_that_the_story_prints_may_be_named() -> None:
    raw = "Write to anna@firma.de"
    facts = Submission(raw, story=StoryFacts(summary="Tickets: anna@firma.de."))
    assert list(personal_email(Text(raw), None, facts)) == []


def test_addresses_of_offices_weigh_little() -> None:
    assert seen("info@firma.de") == [("info@firma.de", 0.4)]


def test_the_newsroom_allows_its_own() -> None:
    raw = "tips.desk@paper.de, anna@paper.de, anna@sub.paper.de, anna@other.de"
    assert [each for each, _ in seen(raw, allow=["anna@paper.de"])] == [
        "tips.desk@paper.de",
        "anna@sub.paper.de",
        "anna@other.de",
    ]
    assert [each for each, _ in seen(raw, allow=["@Paper.de"])] == ["anna@other.de"]


def test_the_address_never_enters_the_facts() -> None:
    for raw in ("anna.schmidt@firma.de", "anna.schmidt at firma dot com"):
        (found,) = personal_email(Text(raw))
        assert found.facts["masked"] in {"a•••@f•••.de", "a•••@f•••.com"}
        assert "schmidt" not in str(found.facts)
        assert "firma" not in str(found.facts)


@given(st.text(alphabet=st.sampled_from("ab.@ ＠()[]atdoe:/\u200b-"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_email(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    run = detecting(personal_email)
    assert_linear(run, ["a@", "@", "a@b.c ", "a at ", "a.", "a-", "[at]", " @ "])
    assert_linear(run, ["a@b.de ", "ab at gmail.com ", "ab at b dot de "], size=20_000)
