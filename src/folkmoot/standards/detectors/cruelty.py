"""C8: scenes of violence, gloating over suffering, cruelty to animals."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, as_one, by_kind, remarks_on, weighed
from folkmoot.standards.text import Text

EXCUSES = {"quoted": 0.5, "reporting": 0.45, "negation": 0.45, "condemning": 0.5}
IN_A_SETTING = 0.5
"""A game, a kitchen, an operation, a past century: one such word halves what a scene weighs."""

SCENE = (0.3, 0.62, 0.85, 0.95)
"""What one, two, three and more places of graphic detail make of a text: one is news."""

ROOMY = 1_200
"""In a text of so many letters or more, a scene needs one detail more: it is a long report."""


@detector(
    "cruelty",
    explain="Violence or cruelty to animals in graphic detail, with relish or as an instruction.",
)
def cruelty(text: Text, options: Options) -> Iterator[Seen]:  # noqa: ARG001
    """Graphic details by their number, and phrases of relish or instruction by themselves.

    One beheading or one stabbing is what a newspaper reports; it is the heap of details
    that paints a scene. Words of films, games, kitchens, medicine and history halve the
    score, for there such details belong to the matter.
    """
    found = weighed(text, remarks_on(text, "cruelty"), EXCUSES)
    settings = [each for each in found if each.kind == "setting"]
    yield from by_kind(each for each in found if each.kind not in {"setting", "graphic"})
    details = [each for each in found if each.kind == "graphic"]
    if details:
        yield _scene(details, text, has_setting=bool(settings))


def _scene(details: list[Remark], text: Text, *, has_setting: bool) -> Seen:
    """The details as one scene; each is worth what its company leaves of it."""
    places = _apart(details)
    step = max(0, min(places, len(SCENE)) - 1 - (text.letters.count >= ROOMY))
    factor = max(each.factor for each in details)
    factor *= IN_A_SETTING if has_setting else 1.0
    return as_one(details, round(SCENE[step] * factor, 3), kind="scene", details=places)


def _apart(details: list[Remark]) -> int:
    """How many of the phrases lie apart: two readings of one place are one detail."""
    number, end = 0, -1
    for each in sorted(details, key=lambda each: each.span.end):
        if each.span.begin >= end:
            number, end = number + 1, each.span.end
    return number
