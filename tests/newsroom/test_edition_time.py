"""Times as an edition prints them: in its zone, with the offset (E6)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from folkmoot.newsroom.edition_time import clock_words, full_words, machine, short_words

SUMMER = datetime(2018, 7, 16, 22, 30, tzinfo=UTC)
WINTER = datetime(2018, 1, 16, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "zone", "words", "exact"),
    [
        (SUMMER, "UTC", "22:30 GMT · 16 July 2018", "2018-07-16T22:30:00+00:00"),
        (SUMMER, "Europe/London", "23:30 GMT+1 · 16 July 2018", "2018-07-16T23:30:00+01:00"),
        (WINTER, "Europe/London", "22:30 GMT · 16 January 2018", "2018-01-16T22:30:00+00:00"),
        (SUMMER, "Europe/Moscow", "01:30 GMT+3 · 17 July 2018", "2018-07-17T01:30:00+03:00"),
        (
            WINTER,
            "America/St_Johns",
            "19:00 GMT-3:30 · 16 January 2018",
            "2018-01-16T19:00:00-03:30",
        ),
        (SUMMER, "Asia/Kathmandu", "04:15 GMT+5:45 · 17 July 2018", "2018-07-17T04:15:00+05:45"),
    ],
)
def test_the_clock_carries_the_offset(moment, zone, words, exact):
    assert clock_words(moment, ZoneInfo(zone)) == words
    assert machine(moment, ZoneInfo(zone)) == exact


def test_a_story_names_the_day_first():
    zone = ZoneInfo("Europe/Moscow")
    assert full_words(SUMMER, zone) == "17 July 2018, 01:30 GMT+3"
    assert short_words(SUMMER, zone) == "17 July 2018, 01:30"
