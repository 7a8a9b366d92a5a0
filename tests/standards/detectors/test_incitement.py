import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.incitement import incitement


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = incitement(Text(raw, edition), incitement.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("Burn down the town hall!", "en", [("Burn down the town hall", 0.88)]),
        ("Come on, shoot them all.", "en", [("shoot them all", 0.9)]),
        ("We should storm the parliament.", "en", [("We should storm the parliament", 0.84)]),
        ("Does anyone know where he lives?", "en", [("anyone know where he lives", 0.8)]),
        ("Zündet das Asylheim an!", "de", [("Zündet das Asylheim an", 0.88)]),
        ("Brûlez la préfecture !", "fr", [("Brûlez la préfecture", 0.88)]),
        ("Надо сжечь мэрию.", "ru", [("Надо сжечь мэрию", 0.84)]),
        ("احرقوا السفارة", "ar", [("احرقوا السفارة", 0.88)]),
    ],
)
def test_calls_are_seen(raw: str, edition: str, found: list[tuple[str, float]]) -> None:
    assert seen(raw, edition) == found


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("They burn down the town hall in the last act.", "en"),
        ("Boycott the shop and strike on Monday.", "en"),
        ("Vote them all out.", "en"),
        ("Shoot me an email.", "en"),
        ("Die Leute zündeten das Asylheim an.", "de"),
        ("Мэрию построили в прошлом веке.", "ru"),
    ],
)
def test_reports_and_lawful_protest_are_left_alone(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


@pytest.mark.parametrize(
    "raw",
    [
        "Nobody wrote that we should storm the parliament.",
        'The leaflet read "Burn down the town hall" in red letters.',
        "Police said he shouted: burn down the town hall.",
    ],
)
def test_what_is_reported_weighs_half(raw: str) -> None:
    assert all(score < 0.5 for _, score in seen(raw))
    assert seen(raw)


def test_a_newsroom_may_put_up_with_a_phrase() -> None:
    assert seen("Burn down the town hall!", allowed=["town hall"]) == []
