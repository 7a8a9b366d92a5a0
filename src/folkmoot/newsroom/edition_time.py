"""Times as an edition prints them: in its zone, with the offset; pure."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi


def offset_words(moment: datetime) -> str:
    """The zone's distance from Greenwich at that moment: GMT, GMT+3, GMT-3:30."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    if not minutes:
        return "GMT"
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"GMT{sign}{hours}" + (f":{rest:02}" if rest else "")


def clock_words(moment: datetime, zone: ZoneInfo) -> str:
    """The clock of the edition: `09:51 GMT+3 · 12 October 2018`."""
    there = moment.astimezone(zone)
    return f"{_apart(f'{there:%H:%M} {offset_words(there)}')} · {date_format(there)}"


def full_words(moment: datetime, zone: ZoneInfo) -> str:
    """Date and time of a story: `12 October 2018, 09:51 GMT+3`."""
    there = moment.astimezone(zone)
    return f"{date_format(there, 'DATETIME_FORMAT')} {_apart(offset_words(there))}"


def short_words(moment: datetime, zone: ZoneInfo) -> str:
    """Date and time in a list: `12 October 2018, 09:51`."""
    there = moment.astimezone(zone)
    return date_format(there, "DATETIME_FORMAT")


def _apart(words: str) -> str:
    """From left to right amid a script that runs the other way, by invisible marks."""
    return f"\u2066{words}\u2069" if get_language_bidi() else words


def machine(moment: datetime, zone: ZoneInfo) -> str:
    """The same for machines, with the offset: `2018-10-12T09:51:00+03:00`."""
    return moment.astimezone(zone).isoformat(timespec="seconds")
