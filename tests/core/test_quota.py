"""Many acts of machines: as strict as any limit, and asked of the store in blocks."""

from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import DatabaseError

from folkmoot.core import limits
from folkmoot.core.errors import TooFast
from folkmoot.core.limits import spend
from tests.race import race, results

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


@pytest.fixture(autouse=True)
def own_leases(monkeypatch):
    """A process that has taken nothing yet."""
    monkeypatch.setattr(limits, "_leases", limits._Leases())


def spent(times, *, rate="60/6s", amount=1):
    """How many of so many acts got through."""
    through = 0
    for _ in range(times):
        try:
            spend("act", "k", rate=rate, amount=amount)
        except TooFast:
            continue
        through += 1
    return through


@pytest.mark.django_db
def test_so_many_get_through_and_the_wait_is_named():
    with time_machine.travel(AT, tick=False):
        assert spent(100) == 60
        with pytest.raises(TooFast) as refusal:
            spend("act", "k", rate="60/6s")
        assert 1 <= refusal.value.facts["seconds"] <= 6


@pytest.mark.django_db
def test_the_store_is_asked_once_a_block(django_assert_max_num_queries):
    with time_machine.travel(AT, tick=False):
        spend("act", "k", rate="60/6s")
        with django_assert_max_num_queries(0):
            assert spent(4) == 4


@pytest.mark.django_db
def test_an_amount_counts_as_so_many_and_never_as_more_than_all():
    with time_machine.travel(AT, tick=False):
        assert spent(10, amount=20) == 3
    with time_machine.travel(AT + timedelta(minutes=1), tick=False):
        assert spent(3, amount=1_000) == 1


@pytest.mark.django_db
def test_small_rates_are_exact_and_odd_ones_never_exceeded():
    with time_machine.travel(AT, tick=False):
        assert spent(9, rate="1/1s") == 1
        assert spent(9, rate="5/1s") == 5
        assert spent(100, rate="31/1s") == 24


@pytest.mark.django_db
def test_what_was_not_used_is_lost_at_the_end_of_the_window():
    with time_machine.travel(AT, tick=False) as clock:
        assert spent(1) == 1
        clock.shift(timedelta(seconds=30))
        assert spent(100) == 60


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow  # twenty threads
def test_no_number_of_threads_gets_more_through():
    with time_machine.travel(AT, tick=False):
        runners = race(20, lambda _number: spent(10, rate="60/d"))
    assert sum(results(runners)) == 60


def test_without_its_store_the_quota_is_stricter_and_not_gone():
    with (
        patch.object(limits.cache, "get_many", side_effect=DatabaseError("gone")),
        time_machine.travel(AT, tick=False),
    ):
        assert spent(100) == 30


def test_leases_do_not_grow_without_end():
    leases = limits._Leases(most=2)
    for name in "abc":
        leases.add(name, 5)
    assert leases.take("c", 5)
    assert not leases.take("a", 1)
