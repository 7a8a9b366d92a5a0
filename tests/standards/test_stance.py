"""How something is said: what of its surroundings bears on a place, and what does not."""

import pytest

from folkmoot.standards import Text
from folkmoot.standards.finding import Span
from folkmoot.standards.stance import Remark, Stance, begins_clause, sightings, strongest

MARK = "idiots"


def place(raw: str) -> Span:
    begin = raw.index(MARK)
    return Span(begin, begin + len(MARK))


def remark(span: tuple[int, int], score: float, read_as: str = "x") -> Remark:
    return Remark("kind", score, Span(*span), "raw", {"read_as": read_as})


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("They are idiots.", set()),
        ("They are not idiots.", {"negation"}),
        ("I do not care, they are idiots.", set()),
        ("Nobody called them idiots.", {"negation", "reporting"}),
        ("The mayor said it, they are idiots.", {"reporting"}),
        ("They are idiots, said the mayor.", {"reporting"}),
        ("They are idiots and the mayor said nothing.", set()),
        ("They are idiots, and I think that said mayor is one.", {"reporting"}),
        ("They are idiots. Said the mayor.", set()),
        ("To call them idiots is racist.", {"reporting", "condemning"}),
        ("To call people idiots: unacceptable.", {"reporting", "condemning"}),
        ("Why are they idiots?", {"asking"}),
        ("If they are idiots, so be it.", {"hypothetical"}),
        ('She wrote of "idiots" in the town hall.', {"quoted", "reporting"}),
        ('"They are idiots"', set()),
        ("> They are idiots\nThat is your answer to my question?", {"quoted"}),
        ("He said, and this was at the end of a very long and dull meeting, idiots.", set()),
    ],
)
def test_what_bears_on_a_place(raw: str, kinds: set[str]) -> None:
    assert Stance(Text(raw)).of(place(raw)) - {"reporting"} == kinds - {"reporting"}
    if "reporting" in kinds and "call" not in raw:
        assert "reporting" in Stance(Text(raw)).of(place(raw))


@pytest.mark.parametrize(
    ("raw", "begins"),
    [
        ("idiots!", True),
        ("Well, idiots!", True),
        ("Oh (idiots)", True),
        ("He said: idiots", True),
        ("They hate idiots", False),
        ("the town's idiots", False),
    ],
)
def test_whether_a_clause_begins(raw: str, begins: bool) -> None:
    assert begins_clause(Text(raw), place(raw)) is begins


def test_the_strongest_of_what_overlaps_is_kept_in_the_order_of_the_text() -> None:
    first, second, third = remark((0, 5), 0.5), remark((3, 9), 0.9), remark((12, 14), 0.1)
    assert strongest([third, first, second]) == [second, third]
    wide, narrow = remark((0, 9), 0.5), remark((0, 5), 0.5)
    assert strongest([narrow, wide]) == [wide]


def test_a_lowered_remark_says_what_lowered_it() -> None:
    raw = "They are not idiots."
    [seen] = sightings(
        Text(raw),
        [Remark("kind", 0.9, place(raw), "raw", {"read_as": MARK})],
        heeding=lambda _: frozenset(("negation",)),
    )
    assert (seen.score, seen.facts["said_as"]) == (0.45, ["negation"])


def test_a_text_without_remarks_or_with_borne_ones_has_no_sightings() -> None:
    none = frozenset[str]()
    assert list(sightings(Text("a"), [], heeding=lambda _: none)) == []
    borne = [remark((0, 1), 0.9, "those Idiots there")]
    assert list(sightings(Text("a"), borne, allowed=["idiots"], heeding=lambda _: none)) == []
    assert list(sightings(Text("a"), borne, allowed=["idiot", " "], heeding=lambda _: none)) != []
