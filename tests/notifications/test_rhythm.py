"""When a gathered mail goes out: a table of clocks."""

from datetime import UTC, datetime

import pytest

from folkmoot.notifications.rhythm import next_mail


def at(day, hour, minute=0):
    return datetime(2026, *day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rhythm", "zone", "after", "due"),
    [
        ("off", "UTC", at((5, 4), 6), None),
        ("at-once", "UTC", at((5, 4), 6), None),
        ("hourly", "UTC", at((5, 4), 6, 1), at((5, 4), 7)),
        ("hourly", "Asia/Kathmandu", at((5, 4), 23, 59), at((5, 5), 0)),
        ("daily", "UTC", at((5, 4), 6, 59), at((5, 4), 7)),
        ("daily", "UTC", at((5, 4), 7), at((5, 5), 7)),
        ("daily", "America/New_York", at((5, 4), 12), at((5, 5), 11)),
        ("daily", "Asia/Kathmandu", at((5, 4), 1), at((5, 4), 1, 15)),
        ("daily", "Pacific/Kiritimati", at((5, 4), 17, 30), at((5, 5), 17)),
        ("daily", "Europe/Berlin", at((3, 28), 12), at((3, 29), 5)),
        ("daily", "Europe/Berlin", at((10, 24), 12), at((10, 25), 6)),
    ],
)
def test_next_mail(rhythm, zone, after, due):
    assert next_mail(rhythm, after=after, zone=zone, hour=7) == due


def test_an_hour_that_the_clocks_leap_over_is_later_all_the_same():
    due = next_mail("daily", after=at((3, 29), 0), zone="Europe/Berlin", hour=2)
    assert due == at((3, 29), 1)
