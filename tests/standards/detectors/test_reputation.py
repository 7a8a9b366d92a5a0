import pytest

from folkmoot.standards import Outcome, Text
from folkmoot.standards.detectors.reputation import reputation

NAMED = (("Anna Keller", "person"), ("Rossmore Builders", "person"))


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[str, float]]:
    found = reputation(Text(raw, edition, NAMED), reputation.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("Anna Keller is a crook.", "en", [("Anna Keller is a crook", 0.7)]),
        ("So Keller stole it.", "en", [("Keller stole", 0.7)]),
        ("This company cheats its customers.", "en", [("This company cheats its customers", 0.62)]),
        ("Keller hat das Geld veruntreut.", "de", [("Keller hat das Geld veruntreut", 0.7)]),
        ("Anna Keller est une voleuse.", "fr", [("Anna Keller est une voleuse", 0.7)]),
    ],
)
def test_accusations_without_a_source_are_seen(
    raw: str, edition: str, found: list[tuple[str, float]]
) -> None:
    assert seen(raw, edition) == found


def test_a_name_is_known_in_another_script() -> None:
    text = Text("Келлер — воровка.", "ru", (("Анна Келлер", "person"),))
    assert [each.facts["kind"] for each in reputation(text)] == ["accusation of a crime"]


@pytest.mark.parametrize(
    "raw",
    [
        "Anna Keller is a crook, the court found.",
        "Anna Keller is a crook: https://court.example/ruling",
        "Anna Keller is against thieves.",
        "Somebody stole the money.",
        "Rossmore Builders finished late.",
    ],
)
def test_a_source_or_another_subject_is_enough(raw: str) -> None:
    assert seen(raw) == []


def test_a_supposition_weighs_half() -> None:
    assert seen("What if Anna Keller is a crook?") == [("Anna Keller is a crook", 0.35)]


def test_it_can_only_ask_back_and_a_newsroom_may_put_up_with_a_word() -> None:
    assert reputation.ceiling is Outcome.NUDGE
    assert seen("Anna Keller is a crook.", allowed=["crook"]) == []
