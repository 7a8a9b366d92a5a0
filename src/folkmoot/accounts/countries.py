"""The country of a time zone: the nearest thing to a reader's country that nobody has to tell."""

from functools import cache
from importlib.resources import files


@cache
def _countries() -> dict[str, str]:
    """Zone to country, from the table of the time zone database (``zone.tab``)."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {zone: country for country, _, zone, *_ in rows}


def country_of(time_zone: str) -> str:
    """The country in which a time zone lies, by ISO 3166-1 in two letters; "" where none is known.

    A zone of its own for each country stands in the table; ``UTC`` and old names do not.
    """
    return _countries().get(time_zone, "")
