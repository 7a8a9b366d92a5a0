"""C9: urging somebody to suicide, praise of it, and how it is done."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import by_kind, remarks_on, weighed
from folkmoot.standards.text import Text

EXCUSES = {"quoted": 0.4, "reporting": 0.4, "negation": 0.4, "condemning": 0.55}
"""News and prevention repeat such words; the score then stays below every step that hides."""


@detector("suicide", explain="Somebody is urged to take their life, or ways of doing it are told.")
def suicide(text: Text, options: Options) -> Iterator[Seen]:  # noqa: ARG001
    """Phrases that urge ("kys"), praise, or ask for and tell methods.

    Lists of methods are not kept: what is looked for is the question and the instruction,
    as the guidelines of the World Health Organization for the media (2023) name them.
    Reported, quoted and denied phrases are shown to moderators only.
    """
    yield from by_kind(weighed(text, remarks_on(text, "suicide"), EXCUSES))
