"""What the clocks say."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from folkmoot.core.clock import now
from folkmoot.privacy.models import ClockReading

APART = timedelta(minutes=5)
JUMP = timedelta(hours=24)


def database_time() -> datetime:
    """The database's own clock: another machine's with PostgreSQL, with SQLite the same one's."""
    words = "SELECT CURRENT_TIMESTAMP"
    if connection.vendor == "postgresql":
        words = "SELECT clock_timestamp()"
    with connection.cursor() as cursor:
        cursor.execute(words)
        (moment,) = cursor.fetchone()
    there = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
    return there if there.tzinfo else there.replace(tzinfo=UTC)


def last_reading() -> ClockReading | None:
    """The last moment at which all was well, if there was any."""
    return ClockReading.objects.order_by("pk").first()


def clock_trouble() -> str:
    """Why the time cannot be believed now, in a sentence; empty when it can.

    Two sources must agree, and the time that passed since the last reading must be such as
    passes: more than a day without one, or a step back, may be a clock that was set wrongly.
    """
    here, there = now(), database_time()
    if abs(here - there) > APART:
        return f"This machine says {_short(here)}, the database {_short(there)}."
    last = last_reading()
    if last is None:
        return ""
    if last.suspect_since is not None:
        return f"The clock jumped at {_short(last.suspect_since)}; nobody has confirmed it since."
    if here - last.at > JUMP:
        return f"More than a day passed at once: from {_short(last.at)} to {_short(here)}."
    if last.at - here > APART:
        return f"The clock went back from {_short(last.at)} to {_short(here)}."
    return ""


def _short(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
