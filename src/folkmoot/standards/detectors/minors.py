"""C3: minors sexualised, lured, exposed or to be beaten."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, as_one, by_kind, remarks_on, weighed
from folkmoot.standards.stance import QUOTED
from folkmoot.standards.text import Text

EXCUSES = {QUOTED: 0.4, "reporting": 0.4, "negation": 0.4, "condemning": 0.45}
JOINED = frozenset(("lure-hint", "named", "kin", "school", "home"))
"""Kinds that say nothing alone."""

CONTACTS = frozenset(("phone", "email"))

LURE_EXCUSES = {**EXCUSES, "reporting": 0.7}
"""A lure beside a word of telling is asked about: it may be one all the same."""

HINTS = {2: 0.6, 3: 0.85}
"""How many different questions of a stranger to a child make what score."""


@detector("minors", explain="A minor is sexualised, lured, exposed or to be hurt.")
def minors(text: Text, options: Options) -> Iterator[Seen]:  # noqa: ARG001
    """Phrases that sexualise or lure, and combinations that make a child known.

    High scores are for phrases that cannot well be meant otherwise. Words for children
    beside sexual words are no sign: schools, courts and parents speak so. A child is
    exposed by a name together with a school, a way home or a contact; what parents tell
    of their own is left alone.
    """
    remarks = remarks_on(text, "minors")
    lures = [each for each in remarks if each.kind == "luring"]
    found = weighed(text, (each for each in remarks if each.kind != "luring"), EXCUSES)
    yield from by_kind(weighed(text, lures, LURE_EXCUSES))
    yield from by_kind(each for each in found if each.kind not in JOINED)
    hints = [each for each in found if each.kind == "lure-hint"]
    number = min(3, len({each.read_as for each in hints}))
    if number in HINTS:
        yield as_one(hints, HINTS[number], kind="luring", questions=number)
    yield from _exposed(found, text)


def _exposed(found: list[Remark], text: Text) -> Iterator[Seen]:
    """A child named, and in the same sentence or the next what leads to it."""
    by_sentence: dict[int, list[Remark]] = {}
    for each in found:
        if each.kind in {"named", "kin", "school", "home"}:
            by_sentence.setdefault(each.sentence, []).append(each)
    best: tuple[float, list[Remark]] = (0.0, [])
    for number, here in by_sentence.items():
        window = [*here, *by_sentence.get(number + 1, ())]
        best = max(best, (_exposure(window, text), window), key=lambda pair: pair[0])
    score, window = best
    if score:
        leads: list[str] = sorted({each.kind for each in window})
        yield as_one(window, score, kind="exposing", leads=[*leads])


def _exposure(window: list[Remark], text: Text) -> float:
    kinds = {each.kind for each in window}
    leads = len(kinds & {"school", "home"}) + _has_contact(window, text)
    if not leads or not kinds & {"named", "kin"}:
        return 0.0
    is_quoted = all(QUOTED in each.said_as for each in window)
    score = 0.85 if "named" in kinds else (0.6, 0.6, 0.8)[min(leads, 2)]
    return round(score * (EXCUSES[QUOTED] if is_quoted else 1), 3)


def _has_contact(window: list[Remark], text: Text) -> bool:
    """Whether a number or an address stands near; a handle mostly names whom one answers."""
    first = min(each.sentence for each in window)
    return any(token.kinds & CONTACTS for line in text.read[first : first + 3] for token in line)
