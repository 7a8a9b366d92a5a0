"""When mails go out: at once, each hour, each day; pure."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

HOUR = timedelta(hours=1)


class Rhythm(models.TextChoices):
    """How often a kind is mailed."""

    OFF = "off", _("Never")
    AT_ONCE = "at-once", _("At once")
    HOURLY = "hourly", _("Once an hour")
    DAILY = "daily", _("Once a day")


def next_mail(rhythm: str, *, after: datetime, zone: str, hour: int) -> datetime | None:
    """When the next gathered mail of this rhythm goes out, none if the rhythm gathers nothing.

    An hourly one at the full hour, a daily one at `hour` o'clock where the reader lives: the
    clocks of their summer time are followed.
    """
    if rhythm == Rhythm.HOURLY:
        return after.replace(minute=0, second=0, microsecond=0) + HOUR
    if rhythm != Rhythm.DAILY:
        return None
    there = after.astimezone(ZoneInfo(zone))
    for days in (0, 1):
        day = there.date() + timedelta(days=days)
        moment = datetime.combine(day, time(hour), ZoneInfo(zone)).astimezone(after.tzinfo)
        if moment > after:
            return moment
    raise AssertionError("tomorrow's mail is later than now")
