"""C9: the author may be in distress. Help lines are shown; nothing counts against anybody."""

import re
from collections.abc import Iterator
from dataclasses import replace

from folkmoot.standards.finding import JSON, Seen
from folkmoot.standards.help_lines import help_lines_for
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, by_kind, remarks_on, weighed
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

EXCUSES = {
    "quoted": 0.4,
    "reporting": 0.7,
    "joking": 0.5,
    "hypothetical": 0.6,
}

LAUGHTER = re.compile(
    r"\b(?:lo+l|lmf?ao|rofl|(?:ha){2,}h?|(?:je){2,}|(?:ja){2,}|k{4,}|(?:rs){2,}|mdr+|ptdr|xd+)\b"
    r"|[\U0001f602\U0001f923]|(?:ха){2,}",
    re.IGNORECASE,
)
MOST_IF_LAUGHING = 0.6


@detector(
    "distress",
    explain="The author may be in distress and is shown help lines. It never counts against them.",
    ceiling=Outcome.HOLD,
)
def distress(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:  # noqa: ARG001
    """First-person phrases of despair, of a wish to die, of a plan, of farewell.

    The facts carry the help lines of the publication's country, or of the edition's
    language, for the page to show. The lower scores are for words that may be a manner
    of speaking: then the lines are shown and nothing is held.
    """
    found = weighed(text, remarks_on(text, "distress"), EXCUSES)
    if not found:
        return
    if LAUGHTER.search(text.raw):
        found = [_laughed_at(each) for each in found]
    country = facts.publication.country if facts.publication else ""
    where, lines = help_lines_for(country, text.edition)
    told: list[JSON] = [dict(line.to_dict()) for line in lines]
    yield from by_kind(found, country=where, help=told)


def _laughed_at(each: Remark) -> Remark:
    """Despair between peals of laughter is mostly talk: the lines are shown, nothing is held."""
    factor = min(each.factor, MOST_IF_LAUGHING / each.score)
    return replace(each, said_as=(*each.said_as, "laughter"), factor=factor)
