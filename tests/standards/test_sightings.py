"""From phrases to things seen: what is left out, what lowers a remark, what is told together."""

from dataclasses import replace

import pytest

from folkmoot.standards import Text
from folkmoot.standards.finding import Span
from folkmoot.standards.sightings import (
    Remark,
    as_one,
    by_kind,
    one_by_one,
    overlaps,
    remarks_on,
    strongest,
    weighed,
)

EXCUSES = {"quoted": 0.4, "reporting": 0.5, "negation": 0.2}


def remark(span: tuple[int, int], score: float, read_as: str = "x") -> Remark:
    return Remark("kind", score, Span(*span), "raw", read_as, "en")


@pytest.mark.parametrize(
    ("raw", "said_as"),
    [
        ("You should kill yourself.", ()),
        ('He wrote that "you should kill yourself", can you believe it.', ("quoted", "reporting")),
        ("You should kill yourself, she said.", ("reporting",)),
        ("Nobody thinks you should kill yourself.", ("negation",)),
        ("Why don't you just hang yourself?", ()),
        ('"You should kill yourself"', ()),
        ("She said nothing. You should kill yourself.", ()),
    ],
)
def test_the_company_of_a_phrase_excuses_it_and_its_own_words_do_not(
    raw: str, said_as: tuple[str, ...]
) -> None:
    text = Text(raw)
    (found,) = weighed(text, remarks_on(text, "suicide"), EXCUSES)
    assert found.said_as == said_as


def test_an_excuse_lowers_the_weight_and_keeps_the_remark() -> None:
    text = Text("Nobody thinks you should kill yourself.")
    (found,) = weighed(text, remarks_on(text, "suicide"), EXCUSES)
    assert (found.kind, found.score, found.weight) == ("urging", 0.95, 0.19)
    assert weighed(text, [], EXCUSES) == []


def test_of_several_excuses_the_strongest_counts_and_all_are_told() -> None:
    raw = 'She never said "you should kill yourself" to anybody here.'
    text = Text(raw)
    (found,) = weighed(text, remarks_on(text, "suicide"), EXCUSES)
    assert (found.said_as, found.factor) == (("negation", "quoted", "reporting"), 0.2)


@pytest.mark.parametrize(
    ("raw", "topic", "number"),
    [
        ("A clean sentence.", "suicide", 0),
        ("Burn down the town hall", "incitement", 1),
        ("They burn down the town hall", "incitement", 0),
        ("On that road you will kill yourself one day.", "suicide", 0),
    ],
)
def test_look_alikes_and_orders_within_a_clause_are_left_out(
    raw: str, topic: str, number: int
) -> None:
    found = remarks_on(Text(raw), topic)
    assert len(found) == number
    assert not any(each.kind.endswith("!") for each in found)


@pytest.mark.parametrize(
    ("span", "is_met"), [((0, 3), False), ((2, 4), True), ((5, 6), False), ((0, 40), True)]
)
def test_places_that_meet(span: tuple[int, int], *, is_met: bool) -> None:
    assert overlaps(Span(*span), [Span(3, 5), Span(10, 12)]) is is_met


def test_the_strongest_of_what_overlaps_is_kept_in_the_order_of_the_text() -> None:
    first, second, third = remark((0, 5), 0.5), remark((3, 9), 0.9), remark((12, 14), 0.1)
    assert strongest([third, first, second]) == [second, third]
    wide, narrow = remark((0, 9), 0.5), remark((0, 5), 0.5)
    assert strongest([narrow, wide]) == [wide]


def test_a_lowered_remark_says_what_lowered_it() -> None:
    text = Text("They are not idiots.")
    [seen] = one_by_one(weighed(text, [remark((13, 19), 0.9)], {"negation": 0.5}))
    assert (seen.score, seen.facts["said_as"]) == (0.45, ["negation"])


def test_what_the_newsroom_puts_up_with_is_passed_over() -> None:
    assert list(one_by_one([])) == []
    borne = [remark((0, 1), 0.9, "those Idiots there")]
    assert list(one_by_one(borne, allowed=["idiots"])) == []
    assert list(one_by_one(borne, allowed=["idiot", " "])) != []


def test_remarks_of_a_kind_are_told_together_by_the_weightiest() -> None:
    low = replace(remark((0, 2), 0.9, "a"), factor=0.5, said_as=("quoted",))
    high, other = remark((5, 7), 0.6, "b"), replace(remark((9, 11), 0.3, "c"), kind="other")
    first, second = by_kind([low, high, other], country="AT")
    assert (first.score, first.spans) == (0.6, ((0, 2), (5, 7)))
    assert first.facts == {
        "kind": "kind",
        "read_as": ["a", "b"],
        "language": "en",
        "said_as": [],
        "country": "AT",
    }
    assert second.facts["kind"] == "other"
    assert as_one([low], 0.7, kind="scene").score == 0.7
