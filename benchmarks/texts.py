"""Forty comments of ordinary length, written for this benchmark, all fit to publish."""

from functools import cache

OPENINGS = (
    "I have read both versions of this story and they leave different things out.",
    "The council promised the same thing four years ago, and the bridge is still closed.",
    "My grandmother worked in that mill, and she remembers the strike quite differently.",
    "Thank you for the map. It would help to see where the bus used to stop.",
    "Does anyone know whether the second hearing will be open to the public?",
    "A fair report, though I miss the voice of the people who live beside the river.",
    "The figures in the third paragraph do not add up to the total in the headline.",
    "What strikes me is how little the two sides disagree once you read the whole letter.",
)
CLOSINGS = (
    "Perhaps the next article could ask them directly.",
    "I would gladly pay a little more for the ticket if the trains came on time.",
    "We had a similar debate here last year, and it ended well because people listened.",
    "That said, nobody should expect a quick answer from a committee of nineteen.",
    "The photograph alone was worth the visit to this page.",
)


@cache
def texts() -> tuple[str, ...]:
    """Each opening with each closing."""
    return tuple(f"{opening} {closing}" for opening in OPENINGS for closing in CLOSINGS)
