"""C5, the part on threats: harm to somebody is announced, wished or hinted at."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE
from folkmoot.standards.text import Text

EARNEST = {kind: left for kind, left in DISTANCE.items() if kind != "joking"}
"""What makes a threat less of one; who says that it was a joke has still made it."""


@detector(
    "threat",
    explain="Harm to somebody is announced, wished for or hinted at.",
    defaults={"allowed": []},
)
def threat(text: Text, options: Options) -> Iterator[Seen]:
    """Threats by their grammar: who says it, a harm, and whom it is to befall.

    First person (``I will ... you``), passive (``you will be found ...``), wishes, and the
    set phrases of veiled threats. A condition does not make a threat milder. Figures of
    speech are left alone because the one to be harmed must be a person: nobody is
    threatened by what a deadline will do.
    """
    remarks = weighed(text, remarks_on(text, "threat"), EARNEST)
    return one_by_one(remarks, allowed=options.allowed)
