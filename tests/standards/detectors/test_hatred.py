import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.hatred import hatred
from folkmoot.standards.detectors.profanity import profanity
from folkmoot.standards.lexicon import listed, read_list
from tests.standards.growth import assert_linear, detecting

LANGUAGES = ("ar", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "tr", "uk")


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[object, object, float]]:
    found = hatred(Text(raw, edition), hatred.options(options))
    return [(each.facts["kind"], each.facts["group"], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("Muslims are vermin.", "en", ("dehumanising", "religion", 0.9)),
        ("Kill all the foreigners.", "en", ("call to kill", "origin", 0.92)),
        ("Women belong in the kitchen.", "en", ("rights denied", "sex", 0.82)),
        ("That wetback again.", "en", ("slur", "origin", 0.95)),
        ("That w3tback again.", "en", ("slur", "origin", 0.855)),
        ("A f****t, that is what he is.", "en", ("slur", "orientation", None)),
        ("Juden sind Ungeziefer.", "de", ("dehumanising", "religion", 0.9)),
        ("Геи — это звери.", "ru", ("dehumanising", "orientation or gender identity", 0.9)),
        ("كل اللاجئين حشرات", "ar", ("dehumanising", "origin", 0.9)),
    ],
)
def test_hatred_is_seen_with_the_group_it_is_aimed_at(
    raw: str, edition: str, found: tuple[str, str, float | None]
) -> None:
    if found[2] is None:
        assert seen(raw, edition) == []
    else:
        assert seen(raw, edition) == [found]


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("Muslims, Jews and gay people live in this street.", "en"),
        ("They kill all the foreigners in the second act.", "en"),
        ("The rats in the cellar are vermin.", "en"),
        ("Muslims are not vermin.", "en"),
        ("A spicy Japanese dish from Pakistan.", "en"),
        ("Die Juden feiern heute Neujahr.", "de"),
        ("Жидкий суп с хачапури.", "ru"),
    ],
)
def test_the_name_of_a_group_alone_is_never_seen(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


@pytest.mark.parametrize(
    "raw",
    [
        "Saying that Muslims are vermin is racist.",
        "Muslims are vermin, said the candidate.",
        'The word "faggot" was shouted at us.',
        "As a gay man I may call myself a faggot.",
        "If Muslims are vermin, then so are you.",
    ],
)
def test_counter_speech_reports_and_own_names_weigh_half(raw: str) -> None:
    assert [score < 0.5 for *_, score in seen(raw)] == [True]


def test_a_newsroom_may_put_up_with_a_word() -> None:
    assert seen("That wetback again.", allowed=["wetback"]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_slur_has_its_group_and_is_found_as_it_stands(language: str) -> None:
    words = read_list("slurs", language)
    assert len(words.terms) >= 10
    assert all(term.group for term in words.terms)
    raw = " / ".join(term.text for term in words.terms)
    found = {each.facts["read_as"] for each in hatred(Text(raw, language))}
    assert {term.text for term in words.terms} <= found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_innocent_word_is_a_slur(language: str) -> None:
    words = read_list("slurs", language)
    terms = {term.text + ending for term in words.terms for ending in term.endings}
    assert not terms & words.allowed
    raw = " / ".join(sorted(words.allowed))
    assert [each for each in hatred(Text(raw, language)) if each.score >= 0.5] == []


def test_a_slur_is_cited_once() -> None:
    assert listed("slurs") == set(LANGUAGES)
    for language in LANGUAGES:
        plain = {term.text for term in read_list("profanity", language).terms}
        assert not plain & {term.text for term in read_list("slurs", language).terms}
    assert list(profanity(Text("That wetback again."))) == []


def test_slurs_in_a_script_that_the_edition_does_not_use_are_read() -> None:
    assert [kind for kind, *_ in seen("so ein жид", "de")] == ["slur"]


@pytest.mark.slow  # long texts full of phrases, read several times
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["muslims are vermin said ", "wetback ", "all muslims should not be kill all the "]
    assert_linear(detecting(hatred), units, size=6_000)
