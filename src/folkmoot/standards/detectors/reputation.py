"""C5, the part on reputation: a named person or firm is accused of a crime without a source."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.stance import DISTANCE, Remark, sightings
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

UNSOURCED = DISTANCE | {"hypothetical"}


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
    phrases = text.phrases("reputation")
    if phrases and (text.links or any(each.kind == "reporting" for each in text.contexts)):
        phrases = ()
    remarks = map(Remark.of, phrases)
    return sightings(text, remarks, allowed=options.allowed, heeding=lambda _: UNSOURCED)
