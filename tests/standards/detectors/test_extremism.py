import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.extremism import extremism


def seen(raw: str, edition: str = "en", **options: object) -> list[tuple[object, object, float]]:
    found = extremism(Text(raw, edition), extremism.options(options))
    return [(each.facts["kind"], each.facts["about"], each.score) for each in found]


NAZI = "Nazi party and state (Allied Control Council Law No. 2, 1945)"
IS = "Islamic State (UN list, 2004)"


@pytest.mark.parametrize(
    ("raw", "edition", "found"),
    [
        ("Long live ISIS!", "en", [("praise", IS, 0.88)]),
        ("Hitler was right.", "en", [("praise", NAZI, 0.86)]),
        ("Join Combat 18.", "en", [("recruiting", "Combat 18 (banned in Germany, 2020)", 0.88)]),
        ("Sieg Heil!", "en", [("slogan", "National Socialism", 0.85)]),
        ("Es lebe Adolf Hitler.", "de", [("praise", NAZI, 0.88)]),
        ("Слава Гитлеру!", "ru", [("praise", NAZI, 0.88)]),
        ("تحيا داعش", "ar", [("praise", IS, 0.88)]),
    ],
)
def test_slogans_and_praise_are_seen_with_what_they_are_about(
    raw: str, edition: str, found: list[tuple[str, str, float]]
) -> None:
    assert seen(raw, edition) == found


def test_figures_are_a_code_only_in_company() -> None:
    assert [score for *_, score in seen("He was born in 88.")] == [0.4]
    assert [score for *_, score in seen("1488")] == [0.6]
    assert [score for *_, score in seen("14 words and 88")] == [0.9, 0.9]
    assert [score for *_, score in seen("88! Sieg Heil!")] == [0.9, 0.85]


@pytest.mark.parametrize(
    ("raw", "edition"),
    [
        ("ISIS lost the town in 2017.", "en"),
        ("We need no new Hitler.", "en"),
        ("I love Italy. Hitler never did.", "en"),
        ("Der Prozess gegen den NSU ist vorbei.", "de"),
        ("Гитлер проиграл войну.", "ru"),
    ],
)
def test_a_name_alone_is_news(raw: str, edition: str) -> None:
    assert seen(raw, edition) == []


def test_what_is_quoted_or_condemned_weighs_half() -> None:
    [(*_, score)] = seen('Someone sprayed "Hitler was right" on the gate.')
    assert score == 0.43
    [(*_, score)] = seen("It is antisemitism to say that the Holocaust is a hoax.")
    assert score == 0.4


def test_a_newsroom_may_put_up_with_a_phrase() -> None:
    assert seen("Long live ISIS!", allowed=["long live"]) == []
