"""The hours in which an edition takes comments: seven spans in its own time zone; pure.

A week is written as seven texts, Monday first: `08:00-22:00`, `20:00-02:00` (it ends the next
morning), `00:00-24:00` (all day) or nothing (no comments that day). An empty list is no limit.
Spans are laid out on the local calendar and compared as moments, so a day on which the clocks
change opens and closes when its own clocks say so.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = 7
WHOLE_DAY = "00:00-24:00"

_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)")


def is_week(week: Sequence[str]) -> bool:
    """True for a week that is written as it must be, open at least once; or for none."""
    spans = [span for span in week if span]
    is_whole = len(week) == DAYS and bool(spans)
    return not week or (is_whole and all(_SPAN.fullmatch(span) for span in spans))


def is_open_at(moment: datetime, week: Sequence[str], zone: str) -> bool:
    """True while comments are taken."""
    return not week or any(begin <= moment < end for begin, end in _spans(moment, week, zone))


def opens_after(moment: datetime, week: Sequence[str], zone: str) -> datetime | None:
    """When comments are taken next; none when that is so now or always."""
    if is_open_at(moment, week, zone):
        return None
    return min((begin for begin, _ in _spans(moment, week, zone) if begin > moment), default=None)


def _spans(moment: datetime, week: Sequence[str], zone: str) -> Iterator[tuple[datetime, datetime]]:
    """The spans that begin between yesterday and the same day next week."""
    place = ZoneInfo(zone)
    today = moment.astimezone(place).date()
    for number in range(-1, DAYS + 1):
        day = today + timedelta(days=number)
        found = _SPAN.fullmatch(week[day.weekday()])
        if found:
            yield _span(day, found, place)


def _span(day: date, found: re.Match[str], place: ZoneInfo) -> tuple[datetime, datetime]:
    begin = time(int(found[1]), int(found[2]))
    end = time(int(found[3]), int(found[4])) if found[3] else time()
    last = day if end > begin else day + timedelta(days=1)
    return _moment(day, begin, place), _moment(last, end, place)


def _moment(day: date, at: time, place: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=place).astimezone(UTC)
