"""Limits: counted once by any number of workers, sliding, and kept when the store is gone."""

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.conf import Settings
from django.db import DatabaseError
from django.test import RequestFactory

from folkmoot.core import limits
from folkmoot.core.errors import TooFast
from folkmoot.core.limits import Rate, check_limit, client_address
from tests.race import race, results

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


def spend(times: int, *, rate: str = "3/m", key: str = "k") -> int:
    """How many of so many acts got through."""
    through = 0
    for _ in range(times):
        try:
            check_limit("act", key, rate=rate)
        except TooFast:
            continue
        through += 1
    return through


@pytest.mark.cache
def test_a_rate_lets_so_many_through_and_names_the_wait() -> None:
    with time_machine.travel(AT, tick=False):
        assert spend(5) == 3
        with pytest.raises(TooFast) as refusal:
            check_limit("act", "k", rate="3/m")
        assert 1 <= refusal.value.facts["seconds"] <= 60


@pytest.mark.cache
def test_names_keys_and_rates_count_apart() -> None:
    with time_machine.travel(AT, tick=False):
        assert spend(4) == 3
        assert spend(4, key="other") == 3
        check_limit("another act", "k", rate="3/m")


@pytest.mark.cache
def test_the_window_slides() -> None:
    """What happened at the end of the last minute still counts at the start of this one."""
    with time_machine.travel(AT + timedelta(seconds=59), tick=False) as clock:
        assert spend(3) == 3
        clock.shift(timedelta(seconds=2))
        assert spend(3) <= 1
        clock.shift(timedelta(minutes=2))
        assert spend(3) == 3


@pytest.mark.cache
@pytest.mark.slow
def test_twenty_at_once_are_counted_one_by_one() -> None:
    """Slow: twenty threads. The limit holds whoever asks at the same moment."""
    runners = race(20, lambda _number: check_limit("act", "race", rate="5/d"))
    assert len(results(runners)) == 5


@pytest.mark.cache
def test_without_its_store_the_limit_is_stricter_and_not_gone() -> None:
    with (
        patch.object(limits.cache, "get_many", side_effect=DatabaseError("gone")),
        time_machine.travel(AT, tick=False),
    ):
        assert spend(9, rate="8/m", key="stricter") == 4


@pytest.mark.parametrize("written", ["", "5", "5/", "x/m", "5/5x", "/m", "-1/m"])
def test_what_is_no_rate_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="rate"):
        Rate.parse(written)


@pytest.mark.parametrize(
    ("written", "amount", "seconds"), [("5/5m", 5, 300), ("20/d", 20, 86_400), ("1/10s", 1, 10)]
)
def test_rates_are_read(written: str, amount: int, seconds: int) -> None:
    assert Rate.parse(written) == Rate(amount, seconds)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "connection", "client"),
    [
        (0, "6.6.6.6", "192.0.2.1", "192.0.2.1"),
        (1, "6.6.6.6, 203.0.113.9", "192.0.2.1", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 198.51.100.2", "192.0.2.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1", "192.0.2.1"),
        (1, "", "192.0.2.1", "192.0.2.1"),
        (1, "junk", "192.0.2.1", "192.0.2.1"),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (0, "", "::ffff:192.0.2.1", "192.0.2.1"),
        (0, "", "", "unknown"),
    ],
)
def test_the_client_is_who_our_own_proxies_say(
    settings: Settings, proxies: int, forwarded: str, connection: str, client: str
) -> None:
    """Only as many entries are believed as we run proxies ourselves."""
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=connection)
    if forwarded:
        request.META["HTTP_X_FORWARDED_FOR"] = forwarded
    assert client_address(request) == client
