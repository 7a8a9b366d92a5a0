"""The table of characters that look like a Latin letter."""

from functools import cache
from importlib import resources
from typing import NamedTuple


class Reading(NamedTuple):
    """What a character may be read as; ``other`` where two readings are as good."""

    letter: str
    other: str
    is_strict: bool


@cache
def readings() -> dict[str, Reading]:
    """The table of what looks like a Latin letter."""
    source = (resources.files(__package__) / "lookalikes.txt").read_text(encoding="utf-8")
    table: dict[str, Reading] = {}
    for line in source.splitlines():
        if not line.startswith("#"):
            letters, characters = line.split("\t")
            first, _, second = letters.removeprefix("~").partition("/")
            reading = Reading(first, second or first, not letters.startswith("~"))
            table.update(dict.fromkeys(characters, reading))
    return table
