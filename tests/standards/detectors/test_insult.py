import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.insult import insult
from tests.standards.growth import assert_linear, detecting

NAMED = (("Anna Keller", "person"), ("Rossmore Builders", "person"))


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = insult(Text(raw, edition, NAMED), insult.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("Well, you are an idiot.", "en", [("you are an idiot", 0.76)]),
        ("If you believe that, you're a fool.", "en", [("you're a fool", 0.64)]),
        ("That was the idiot Keller.", "en", [("the idiot Keller", 0.74)]),
        ("Rossmore Builders are clowns.", "en", []),
        (
            "Rossmore Builders are a total clown.",
            "en",
            [("Rossmore Builders are a total clown", 0.64)],
        ),
        ("You worthless piece of shit", "en", [("You worthless piece of shit", 0.9)]),
        ("They are idiots.", "en", [("They are idiots", 0.4)]),
        ("Du bist ein Trottel, Herr Nachbar.", "de", [("Du bist ein Trottel", 0.76)]),
        ("Ну ты и дурак.", "ru", [("ты и дурак", 0.76)]),
        ("أنت غبي", "ar", [("أنت غبي", 0.76)]),
    ],
)
def test_names_called_are_seen_where_they_stand(
    raw: str, edition: str, found: list[tuple[str, float]]
) -> None:
    assert seen(raw, edition) == found


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("That is an idiotic plan.", "en"),
        ("You are wrong about the fool in King Lear.", "en"),
        ("The Idiot is a novel.", "en"),
        ("Das ist ein dummer Plan.", "de"),
        ("Дурак — карточная игра.", "ru"),
    ],
)
def test_ideas_and_titles_are_nobody(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


@pytest.mark.parametrize(
    ("raw", "said_as"),
    [
        ("I never said that you are an idiot.", ["negation", "reporting"]),
        ('She wrote "you are an idiot" to the mayor.', ["quoted", "reporting"]),
        ("You did not read it, you idiot.", []),
        ("Nobody cares, you are an idiot.", []),
    ],
)
def test_what_is_not_meant_so_weighs_half(raw: str, said_as: list[str]) -> None:
    [found] = insult(Text(raw))
    assert found.facts["said_as"] == said_as
    assert found.score == (0.38 if said_as else 0.76)


def test_a_newsroom_may_put_up_with_a_word() -> None:
    assert seen("You are an idiot.", allowed=["Idiot"]) == []
    assert seen("You are an idiot.", allowed=["idio", " "]) != []


@pytest.mark.slow  # long texts full of phrases, read several times
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["you idiot not said ", "you are an idiot. ", '"you fool" he said, ']
    assert_linear(detecting(insult), units, size=6_000)
