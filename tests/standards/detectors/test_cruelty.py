import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.cruelty import cruelty
from tests.standards.growth import assert_linear, detecting

THREE = "They slit his throat, blood gushed out, and they hacked off his hands."


@pytest.mark.parametrize(
    ("raw", "language", "kind", "least"),
    [
        (THREE, "en", "scene", 0.85),
        ("I love torturing cats", "en", "relish", 0.85),
        ("i l0ve t0rturing cats", "en", "relish", 0.75),
        ("Drown the kittens!", "en", "animals", 0.85),
        ("Ich liebe es, Katzen zu quälen", "de", "relish", 0.85),
        ("Надо травить этих собак", "ru", "animals", 0.85),
    ],
)
def test_scenes_relish_and_instructions_are_seen(
    raw: str, language: str, kind: str, least: float
) -> None:
    found = {seen.facts["kind"]: seen.score for seen in cruelty(Text(raw, language))}
    assert found[kind] >= least


@pytest.mark.parametrize(
    "raw",
    [
        "Twenty people were killed when the shell hit the market.",
        "Whoever tortures animals belongs in court.",
        "Skin the rabbit and cook it in wine.",
        "Stop beating a dead horse.",
        "При обстреле погибли люди.",
    ],
)
def test_news_kitchens_and_idioms_are_not(raw: str) -> None:
    assert list(cruelty(Text(raw))) == []


def test_the_number_of_details_makes_a_scene() -> None:
    (one,) = cruelty(Text("The man was beheaded, his severed head was found later."))
    (three,) = cruelty(Text(THREE))
    assert (one.score, one.facts["details"]) == (0.3, 1)
    assert (three.score, three.facts["details"]) == (0.85, 3)


def test_a_game_or_a_long_report_halves_or_lowers_it() -> None:
    (game,) = cruelty(Text(f"In the last level of the game: {THREE}"))
    assert game.score < 0.5
    (report,) = cruelty(Text(f"{THREE} {'The council sat for hours and said nothing. ' * 40}"))
    assert report.score == 0.62


def test_its_time_grows_no_faster_than_the_text() -> None:
    units = ["blood gushed. ", "severed head ", "i love ", "game "]
    assert_linear(detecting(cruelty), units, size=16_000)
