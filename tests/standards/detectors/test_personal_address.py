import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import StoryFacts, Submission, Text
from folkmoot.standards.detectors.personal_address import personal_address
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, story: str = "", **options: object) -> list[tuple[list[str], float]]:
    facts = Submission(raw, story=StoryFacts(text=story))
    found = personal_address(Text(raw), personal_address.options(options), facts)
    return [([raw[slice(*span)] for span in each.spans], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("He lives at 14 Elm Road, Leeds LS6 2AB.", ["14 Elm Road", "LS6 2AB"], 0.97),
        ("she lives at 14 elm road", ["14 elm road"], 0.85),
        ("The house at 14 Elm Road burned down.", ["14 Elm Road"], 0.5),
        ("His address is Elm Road 14.", ["Elm Road 14"], 0.85),
        ("Er wohnt Lange Str. 12a in Ulm", ["Lange Str. 12a"], 0.85),
        ("Lindenstraße 5, 12345 Beispielstadt", ["Lindenstraße 5", "12345"], 0.65),
        ("Elle habite 14 bis, rue des Lilas", ["14 bis, rue des Lilas"], 0.85),
        ("vive en la calle Mayor 5", ["calle Mayor 5"], 0.85),
        ("Abita in via Roma 12, Milano", ["via Roma 12"], 0.85),
        ("Mora na Rua das Flores, 123", ["Rua das Flores, 123"], 0.85),
        ("Hij woont op Keizersgracht 12", ["Keizersgracht 12"], 0.85),
        ("Mieszka przy ul. Długiej 5", ["ul. Długiej 5"], 0.85),
        ("Она живёт на ул. Ленина, д. 5, кв. 12", ["ул. Ленина, д. 5"], 0.95),
        ("Она живет: Ленина улица, дом 5", ["Ленина улица, дом 5"], 0.85),
        ("Мешкає: вул. Шевченка, буд. 7", ["вул. Шевченка, буд. 7"], 0.85),
        ("Atatürk Caddesi No: 5 adresinde oturuyor", ["Atatürk Caddesi No: 5"], 0.85),
        ("يسكن في شارع الملك فيصل رقم 12", ["شارع الملك فيصل رقم 12"], 0.85),
        ("He lives above the shop at 5 Main Street", ["5 Main Street"], 0.85),
        ("The court at 5 Main Street was closed", ["5 Main Street"], 0.3),
        ("Das Restaurant in der Hauptstraße 12", ["Hauptstraße 12"], 0.3),
    ],
)
def test_the_more_parts_of_a_home_the_surer(raw: str, written: list[str], score: float) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "10 Downing Street, Pennsylvania Avenue 1600, Willy-Brandt-Straße 1",
        "55 rue du Faubourg Saint-Honoré et ул. Грушевского 5",
        "He lives 20 miles down the road and 2 doors on.",
        "She lived on the street for 5 years.",
        "En la calle viven 20 personas desde hace 5 años.",
        "Er wohnt seit 12 Jahren an dieser Straße 3 Kinder",
        "Он живет на проспекте Мира 10 лет",
        "Via 5 Städte fuhr er. Straße. 12 Leute",
        "Une rue, 14 maisons",
        "We passed 14 of the old road signs and 3 down the street.",
        "In der Abendstunde, am Wegesrand. lindenweg 12 sagt nichts",
        "14 houses on the main road; Ende. 5, 6, 7",
        "Bahnhofplatz bleibt. 12",
        "Via Roma: 12 alberi",
        "Via Roma (12 alberi)",
        "First results: al-Sisi: 93. Main Street 12%, Via Roma 12€",
    ],
)
def test_offices_distances_and_counts_are_none(raw: str) -> None:
    assert seen(raw) == []


def test_what_the_story_prints_and_the_newsroom_allows_may_be_named() -> None:
    raw = "He lives at 14 Elm Road"
    assert seen(raw, story="The fire at 14 Elm Road began at noon.") == []
    assert seen(raw, allow=["14 Elm Road"]) == []


def test_the_address_never_enters_the_facts() -> None:
    (found,) = personal_address(Text("He lives at 14 Elm Road"))
    assert found.facts == {
        "kind": "address",
        "has_home_words": True,
        "has_postal_code": False,
        "is_public_place": False,
        "masked": "••• E••• R•••",
    }


@given(st.text(alphabet=st.sampled_from("14 Elm Roadrue Straße,.\n-livesNo"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in personal_address(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["1 ", "1 rue ", "5 a ", "Straße ", "1-"]
    assert_linear(detecting(personal_address), units, size=20_000)
    assert_linear(detecting(personal_address), ["lives 5 Elm Road "], size=10_000)
