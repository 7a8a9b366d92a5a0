import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.narcotics import narcotics
from tests.standards.growth import assert_linear, detecting


@pytest.mark.parametrize(
    ("raw", "language", "kind", "score"),
    [
        ("Cocaine for sale.", "en", "trade", 0.85),
        ("Cocaine for sale, 60 a gram.", "en", "trade", 0.95),
        ("c0caine for sale", "en", "trade", 0.765),
        ("Fresh kush for sale, dm me, $10 a gram", "en", "trade", 0.8),
        ("🍃❄️ for sale, dm me on telegram 📲", "en", "trade", 0.8),
        ("Verkaufe Kokain", "de", "trade", 0.85),
        ("Продам мефедрон", "ru", "trade", 0.85),
        ("حشيش للبيع", "ar", "trade", 0.85),
        ("Where can I buy heroin here?", "en", "seeking", 0.85),
        ("How to cook meth at home", "en", "making", 0.85),
        ("The best way to snort ketamine", "en", "using", 0.85),
        ("Everyone should try LSD", "en", "promoting", 0.8),
    ],
)
def test_trade_and_praise_are_seen(raw: str, language: str, kind: str, score: float) -> None:
    found = {seen.facts["kind"]: seen.score for seen in narcotics(Text(raw, language))}
    assert found[kind] == score


@pytest.mark.parametrize(
    "raw",
    [
        "Cocaine.",
        "Legalise cannabis and tax it.",
        "They were arrested because they sold heroin.",
        "The price of coke went up to two dollars a can.",
        "There is a crack in the wall; a plumber offers his service cheap.",
        "My doctor ordered tramadol for me.",
        "Снег и трава, соль и сахар.",
    ],
)
def test_a_name_alone_and_a_homonym_are_not(raw: str) -> None:
    assert list(narcotics(Text(raw))) == []


def test_slang_needs_a_second_cue_and_a_handle_that_is_answered_is_none() -> None:
    assert list(narcotics(Text("Snow for sale"))) == []
    assert list(narcotics(Text("@anna they sell weed everywhere now"))) == []
    assert list(narcotics(Text("they sell weed, ask @anna"))) != []


def test_reported_offers_weigh_little() -> None:
    (seen,) = narcotics(Text("Police found a message that said cocaine for sale."))
    assert seen.score < 0.5


def test_its_time_grows_no_faster_than_the_text() -> None:
    units = ["cocaine for sale. ", "cocaine ", "dm me on ", "🍃"]
    assert_linear(detecting(narcotics), units, size=16_000)
