"""C6: abuse of the publication or its staff, as against criticism of them."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome


@detector(
    "disrespect",
    explain="The publication or those who work for it are called names.",
    defaults={"allowed": []},
    ceiling=Outcome.NUDGE,
)
def disrespect(text: Text, options: Options) -> Iterator[Seen]:
    """Names called to the publication, its staff, or this paper as its readers say.

    Criticism is no abuse and is not looked for: that an article is wrong, biased, badly
    written or propaganda may be said, of an article and of the paper.
    """
    remarks = weighed(text, remarks_on(text, "disrespect"), DISTANCE)
    return one_by_one(remarks, allowed=options.allowed)
