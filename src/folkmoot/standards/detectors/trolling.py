"""C18: humiliating address, contempt for fellow commenters, questions that wear people down."""

from collections.abc import Iterator
from dataclasses import replace

from folkmoot.standards.finding import Seen
from folkmoot.standards.phrases import Phrase
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.stance import DISTANCE, Remark, begins_clause, sightings
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

INSISTING = "insisting"
ORDER = "belittling order"
"""Phrases that are orders only where they begin a clause: learn to read, as against
children who learn to read."""
TOGETHER = 0.65
"""The score of insisting phrases that stand together; each alone is a fair question."""


@detector(
    "trolling",
    explain="The tone belittles those spoken to, or wears them down.",
    defaults={"enough": 2, "allowed": []},
    ceiling=Outcome.NUDGE,
)
def trolling(text: Text, options: Options, submission: Submission) -> Iterator[Seen]:
    """Set phrases that belittle the person answered or all who comment.

    Asking again for sources and definitions is fair; only ``enough`` such phrases in one
    reply are noted higher. Irony and provocation without such phrases are not seen:
    that is for people to judge.
    """
    phrases = [each for each in text.phrases("trolling") if _is_meant(text, each)]
    asked = [phrase for phrase in phrases if phrase.kind == INSISTING]
    if submission.parent is not None and len(asked) >= options.enough:
        phrases = [_raised(phrase) for phrase in phrases]
    return sightings(
        text,
        map(Remark.of, phrases),
        allowed=options.allowed,
        heeding=lambda _: DISTANCE - {"asking"},
    )


def _is_meant(text: Text, phrase: Phrase) -> bool:
    return phrase.kind != ORDER or begins_clause(text, phrase.span)


def _raised(phrase: Phrase) -> Phrase:
    if phrase.kind != INSISTING:
        return phrase
    return replace(phrase, score=max(phrase.score, TOGETHER))
