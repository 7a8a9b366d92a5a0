"""C4, calls to unlawful acts: violence, arson, riot, breaking in, exposing people's homes."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE
from folkmoot.standards.text import Text


@detector(
    "incitement",
    explain="Others are called on to do something unlawful.",
    defaults={"allowed": []},
)
def incitement(text: Text, options: Options) -> Iterator[Seen]:
    """Calls on others to do harm, by the grammar of a call.

    An order (a bare verb that begins its clause), ``let's``, ``we must``, ``somebody
    should``, each with a violent or unlawful act and what it is to befall. Demonstrations,
    strikes, boycotts and demands on the state are lawful and not listed.
    """
    remarks = weighed(text, remarks_on(text, "incitement"), DISTANCE)
    return one_by_one(remarks, allowed=options.allowed)
