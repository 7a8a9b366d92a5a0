"""How much a report weighs by the record of who sent it; pure.

A crowd that reports together must not decide anything, so a report without a record weighs
little in the order of the queue and nothing where a comment may be hidden.
"""

from collections.abc import Iterable
from dataclasses import dataclass

MIDDLE = 0.5
SURE_AFTER = 5
TRUSTED_AFTER = 3
TRUSTED_SHARE = 0.6
MOST_BOOST = 10


@dataclass(frozen=True, slots=True)
class Record:
    """How many of somebody's earlier reports were answered, and how many of them were right."""

    answered: int = 0
    upheld: int = 0

    @property
    def weight(self) -> float:
        """From 0 to 1: the share that was right, drawn to the middle while there are few."""
        return (self.upheld + MIDDLE * SURE_AFTER) / (self.answered + SURE_AFTER)

    @property
    def is_trusted(self) -> bool:
        """True when enough reports were answered, and most of those were right."""
        share = self.upheld / self.answered if self.answered else 0.0
        return self.answered >= TRUSTED_AFTER and share >= TRUSTED_SHARE


def boost(records: Iterable[Record]) -> int:
    """What reports add to the priority of a case: by the logarithm of their weight, at most 10.

    So of a brigade of a hundred the case comes a little earlier, and never before what is
    graver by one step.
    """
    total = sum(record.weight for record in records)
    steps = 0
    while total >= 1 and steps < MOST_BOOST // 2:
        total /= 2
        steps += 1
    return steps * 2


def is_to_be_held(records: Iterable[Record], threshold: int) -> bool:
    """True when so many trusted members report that the text waits until somebody has looked."""
    return threshold > 0 and sum(record.is_trusted for record in records) >= threshold
