"""Places in a text as this interface counts them: in UTF-16 code units."""

from collections.abc import Sequence
from itertools import accumulate

MOST_SPANS = 50
Place = tuple[int, int]


def units_before(text: str) -> list[int]:
    """For each place of the text, the end included, how many UTF-16 code units stand before it."""
    return [0, *accumulate(2 if sign > "\uffff" else 1 for sign in text)]


def in_units(text: str, places: Sequence[Place]) -> list[Place]:
    """Places in code points as places in UTF-16 code units."""
    before = units_before(text)
    return [(before[begin], before[end]) for begin, end in places]


def grouped(sentences: Sequence[Place]) -> list[Place]:
    """At most `MOST_SPANS` spans: neighbouring sentences are put together where there are more.

    The time of an answer is bounded by the length of the text, and not by how many full stops
    somebody put into it.
    """
    size = -(-len(sentences) // MOST_SPANS) or 1
    groups = [sentences[at : at + size] for at in range(0, len(sentences), size)]
    return [(group[0][0], group[-1][1]) for group in groups]
