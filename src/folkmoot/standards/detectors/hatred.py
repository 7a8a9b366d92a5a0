"""C2: hatred of groups: slurs, dehumanising words, denied rights, calls to drive out or kill."""

from collections.abc import Iterator
from dataclasses import replace

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.languages import base, is_written_in, languages_of
from folkmoot.standards.lexicon import listed
from folkmoot.standards.matching import Match, matcher
from folkmoot.standards.phrases import CONFIDENCE
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE, SOFTER
from folkmoot.standards.text import Text

GROUP = "group: "
WEIGHT = {1: 0.4, 2: 0.6, 3: 0.95}
HINT = 0.65
FEWEST_FOR_A_HINT = 3

NOT_HATED = {**DISTANCE, "belonging": SOFTER, "hypothetical": SOFTER}
"""Who belongs to a group may use its names, and an ``if`` does not demand."""


@detector(
    "hatred",
    explain="A group of people is degraded, threatened or denied its rights.",
    defaults={"allowed": []},
)
def hatred(text: Text, options: Options) -> Iterator[Seen]:
    """Slurs with the group they are aimed at, and what is said against a group.

    The name of a group alone is never seen, whatever stands around it that is not on the
    list. Quotation, news, condemnation and members of the group speaking of themselves
    are noted without weight.
    """
    found = remarks_on(text, "hatred")
    groups = [each for each in found if each.kind.startswith(GROUP)]
    remarks = [_slur(match) for match in _slurs(text)]
    remarks += [
        replace(each, more={"group": _group(each.span, groups)})
        for each in found
        if not each.kind.startswith(GROUP)
    ]
    return one_by_one(weighed(text, remarks, NOT_HATED), allowed=options.allowed)


def _group(span: Span, groups: list[Remark]) -> str | None:
    """Which kind of group the phrase names: origin, religion, orientation and so on."""
    for group in groups:
        if span.begin <= group.span.begin and group.span.end <= span.end:
            return group.kind.removeprefix(GROUP)
    return None


def _slurs(text: Text) -> Iterator[Match]:
    edition = base(text.edition)
    wanted = {"en", text.spoken}
    for script in text.scripts:
        if script != "latin" and not is_written_in(text.edition, script):
            wanted |= languages_of(script)
    languages = (edition, *sorted(wanted & listed("slurs") - {edition}))
    for match in matcher("slurs", languages).matches(text):
        if not match.is_hint or _shows_enough(match):
            yield match


def _shows_enough(match: Match) -> bool:
    """Few letters shown could be any word; a hint must leave no other reading in the list."""
    shown = sum(map(str.isalpha, match.read_as))
    return len(match.terms) == 1 and shown >= FEWEST_FOR_A_HINT


def _slur(match: Match) -> Remark:
    term = match.terms[0]
    certainty = CONFIDENCE[match.rung] * (HINT if match.is_hint else 1)
    return Remark(
        "slur",
        round(WEIGHT[match.severity] * certainty, 3),
        Span(*match.span),
        match.rung,
        match.read_as,
        term.language,
        more={"group": term.group or None, "is_hint": match.is_hint},
    )
