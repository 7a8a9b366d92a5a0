"""C18: humiliating address, contempt for fellow commenters, questions that wear people down."""

from collections.abc import Iterator
from dataclasses import replace

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

INSISTING = "insisting"
ANSWERING = {kind: left for kind, left in DISTANCE.items() if kind != "asking"}
"""A question that belittles is still one."""

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
    remarks = remarks_on(text, "trolling")
    asked = [each for each in remarks if each.kind == INSISTING]
    if submission.parent is not None and len(asked) >= options.enough:
        remarks = [_raised(each) for each in remarks]
    return one_by_one(weighed(text, remarks, ANSWERING), allowed=options.allowed)


def _raised(remark: Remark) -> Remark:
    if remark.kind != INSISTING:
        return remark
    return replace(remark, score=max(remark.score, TOGETHER))
