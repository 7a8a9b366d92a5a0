"""C5, the part on insults: a member, a person or an organisation is called names."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE, QUOTED, SOFTER
from folkmoot.standards.text import Text

CALLED_OUT = frozenset(("address", "grave address"))
"""Names called to somebody's face: what is denied or reported before them changes nothing."""

ONLY_QUOTED = {QUOTED: SOFTER}


@detector(
    "insult",
    explain="Somebody is insulted: the person answered, or one in the news.",
    defaults={"allowed": []},
)
def insult(text: Text, options: Options) -> Iterator[Seen]:
    """Insults to the person spoken to, and to persons that the story names.

    Rude words about ideas, policies and crowds are left alone: a debate may be harsh. A
    third person who is not named by the story is noted with a score too low to act on.
    The gravest insults, which deny that somebody is human or should live, stand apart
    by their score.
    """
    remarks = remarks_on(text, "insult")
    to_a_face = [each for each in remarks if each.kind in CALLED_OUT]
    others = [each for each in remarks if each.kind not in CALLED_OUT]
    lowered = weighed(text, to_a_face, ONLY_QUOTED) + weighed(text, others, DISTANCE)
    return one_by_one(lowered, allowed=options.allowed)
