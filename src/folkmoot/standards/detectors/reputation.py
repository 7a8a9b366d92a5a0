"""C5, the part on reputation: a named person or firm is accused of a crime without a source."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE, SOFTER
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

UNSOURCED = {**DISTANCE, "hypothetical": SOFTER}


@detector(
    "reputation",
    explain="A person or firm is accused of a crime, and no source is named.",
    defaults={"allowed": []},
    ceiling=Outcome.NUDGE,
)
def reputation(text: Text, options: Options) -> Iterator[Seen]:
    """Accusations of crime or fraud against those whom the story names, or a firm spoken of.

    Whether an accusation is true cannot be read off it, so this only asks for a source.
    A link anywhere, or a word of reporting anywhere in the text (court, police, according
    to), counts as one.
    """
    remarks = remarks_on(text, "reputation")
    if remarks and (text.links or any(each.kind == "reporting" for each in text.contexts)):
        return iter(())
    return one_by_one(weighed(text, remarks, UNSOURCED), allowed=options.allowed)
