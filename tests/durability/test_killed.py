"""AC-043, AC-150: server and worker are killed under load, and every promise holds."""

from random import Random

import pytest

from tests.durability.audit import audit, check_notifications, finish_background_work
from tests.durability.ledger import Ledger
from tests.durability.site import Site
from tests.plumbing.waiting import wait_until

# slow: starts the whole site as processes, and again after each kill
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
KINDS = ("web", "background", "everything", "edge")


def kill_in_rounds(site: Site, ledger: Ledger, rounds: int) -> None:
    """Kill after so many more comments as chance says, and see that writing goes on."""
    chance = Random(rounds)
    ledger.begin()
    for number in range(rounds):
        wanted = len(ledger.entries) + chance.randint(5, 25)
        wait_until(lambda wanted=wanted: len(ledger.entries) >= wanted)
        site.kill(KINDS[number % len(KINDS)])
    wanted = len(ledger.entries) + 10
    wait_until(lambda: len(ledger.entries) >= wanted)
    ledger.end()
    site.stop()


def test_ac_043_what_was_acknowledged_outlives_kills(site, ledger):
    kill_in_rounds(site, ledger, 4)
    assert ledger.broken > 0, "no connection broke: nothing was tested"
    audit(ledger)
    finish_background_work()
    assert check_notifications() > 0
    audit(ledger)


@pytest.mark.soak
def test_ac_043_what_was_acknowledged_outlives_two_hundred_kills(site, ledger):
    kill_in_rounds(site, ledger, 200)
    audit(ledger)
    finish_background_work()
    check_notifications()
