"""Commenting hours by the clocks of the edition, also on the days when these change (D12)."""

from datetime import UTC, datetime

import pytest

from folkmoot.discussion.hours import is_open_at, is_week, opens_after

DAY = ["08:00-22:00"] * 7
NIGHT = ["20:00-02:00"] * 7
BERLIN = "Europe/Berlin"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("week", "zone", "moment", "next_opening"),
    [
        ([], BERLIN, "2026-01-10 03:00", None),
        (DAY, BERLIN, "2026-01-10 07:00", None),  # 08:00 in winter
        (DAY, BERLIN, "2026-01-10 06:59", "2026-01-10 07:00"),
        (DAY, BERLIN, "2026-01-10 21:00", "2026-01-11 07:00"),  # 22:00: the end is outside
        (DAY, BERLIN, "2026-07-10 06:00", None),  # 08:00 in summer
        (DAY, BERLIN, "2026-03-28 21:30", "2026-03-29 06:00"),  # the night loses an hour
        (DAY, BERLIN, "2026-10-24 20:30", "2026-10-25 07:00"),  # the night has one more
        (NIGHT, BERLIN, "2026-10-25 00:30", "2026-10-25 19:00"),  # the second 02:30 is outside
        (NIGHT, BERLIN, "2026-10-24 23:59", None),  # 01:59, before the clocks go back
        (["", "", "", "", "", "10:00-24:00", ""], BERLIN, "2026-01-12 12:00", "2026-01-17 09:00"),
        (["", "", "", "", "", "10:00-24:00", ""], BERLIN, "2026-01-17 22:59", None),
        (["09:00-10:00", *[""] * 6], "Asia/Kolkata", "2026-01-05 04:30", "2026-01-12 03:30"),
    ],
)
def test_hours_are_those_of_the_editions_clocks(week, zone, moment, next_opening) -> None:
    expected = at(next_opening) if next_opening else None
    assert opens_after(at(moment), week, zone) == expected
    assert is_open_at(at(moment), week, zone) is (expected is None)


@pytest.mark.parametrize(
    ("week", "is_valid"),
    [
        ([], True),
        (DAY, True),
        (["00:00-24:00", *[""] * 6], True),
        ([""] * 7, False),
        (DAY[:6], False),
        (["8:00-22:00", *DAY[:6]], False),
        (["08:00-25:00", *DAY[:6]], False),
        (["08:00-22:60", *DAY[:6]], False),
    ],
)
def test_a_week_is_seven_spans_and_opens_at_least_once(week, is_valid) -> None:
    assert is_week(week) is is_valid
