import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.threat import threat

NAMED = (("Anna Keller", "person"),)


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float, object]]:
    found = threat(Text(raw, edition, NAMED), threat.options(options))
    return [(raw[slice(*each.spans[0])], each.score, each.facts["kind"]) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("I will kill you.", "en", ("I will kill you", 0.95, "announced")),
        ("Come here and I'll break your legs.", "en", ("I'll break your legs", 0.95, "announced")),
        ("You are a dead man.", "en", ("You are a dead man", 0.9, "foretold")),
        ("We know where you live.", "en", ("We know where you live", 0.86, "veiled")),
        ("Keller should be hanged.", "en", ("Keller should be hanged", 0.86, "wished")),
        ("i will k1ll you", "en", ("i will k1ll you", 0.855, "announced")),
        ("Ich stech dich ab.", "de", ("Ich stech dich ab", 0.95, "announced")),
        ("Nous allons te retrouver.", "fr", None),
        ("Мы тебя найдем.", "ru", ("Мы тебя найдем", 0.76, "announced")),
        ("نعرف أين تسكن", "ar", ("نعرف أين تسكن", 0.86, "veiled")),
    ],
)
def test_threats_are_seen_by_their_grammar(
    raw: str, edition: str, found: tuple[str, float, str] | None
) -> None:
    assert seen(raw, edition) == ([found] if found else [])


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("This deadline will kill you.", "en"),
        ("I could kill for a coffee.", "en"),
        ("We will beat you on Saturday.", "en"),
        ("I'll find the link for you.", "en"),
        ("Die Hitze bringt mich um.", "de"),
        ("Cette chaleur va te tuer.", "fr"),
        ("Эта жара меня убьет.", "ru"),
    ],
)
def test_figures_of_speech_are_left_alone(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


@pytest.mark.parametrize(
    ("raw", "said_as"),
    [
        ("The court heard that he told her: I will kill you.", ["reporting"]),
        ('The letter said "I will kill you", nothing else.', ["quoted", "reporting"]),
        ("If you come here again, I will kill you.", []),
        ("I will kill you, just kidding.", []),
    ],
)
def test_a_report_weighs_half_and_a_condition_or_a_joke_changes_nothing(
    raw: str, said_as: list[str]
) -> None:
    [found] = threat(Text(raw))
    assert (found.facts["said_as"], found.score) == (said_as, 0.475 if said_as else 0.95)


def test_a_newsroom_may_put_up_with_a_phrase() -> None:
    assert seen("Watch your back.") != []
    assert seen("Watch your back.", allowed=["watch your back"]) == []
