"""How long an answer takes tells nothing of who is registered (AC-053).

The password hash is the same work for both (`test_signup_page.py` counts it) and is made cheap
here, so that any other difference would show. Known and unknown take turns, so that whatever
else the machine does falls on both.
"""

import math
from collections.abc import Callable, Iterator
from itertools import count
from statistics import median
from time import perf_counter, process_time

import pytest
from django.conf import Settings
from django.test import Client

from folkmoot.discussion.models import Publication
from folkmoot.moderation.queries.standards import standards_in_force
from tests.make import PASSWORD, make_account

ALLOWED_GAP = 0.010
_numbers = count(1)
Flow = Callable[[Client, str], float]


class Clock:
    """The processor's time in the short run, which other tests do not disturb; else the wall's."""

    now: Callable[[], float] = staticmethod(process_time)


def timed(client: Client, path: str, form: dict[str, str]) -> float:
    begin = Clock.now()
    client.post(path, form)
    return Clock.now() - begin


def sign_up(client: Client, email: str) -> float:
    publication = Publication.objects.get()
    in_force = standards_in_force(publication)
    assert in_force is not None
    form = {
        "email": email,
        "display_name": f"Reader {next(_numbers)}",
        "password1": PASSWORD,
        "country": "DE",
        "is_of_age": "on",
        "agrees_standards": "on",
        "agrees_policy": "on",
        "standards_version": in_force.version,
        "policy_version": "2026-01",
        "time_zone": "UTC",
    }
    client.get("/account/signup/")
    return timed(client, "/account/signup/", form)


def log_in(client: Client, email: str) -> float:
    client.get("/account/login/")
    return timed(client, "/account/login/", {"login": email, "password": "wrong but long"})


def recover(client: Client, email: str) -> float:
    client.get("/account/password/reset/")
    return timed(client, "/account/password/reset/", {"email": email})


def ask_for_code(client: Client, email: str) -> float:
    client.get("/account/login/code/")
    return timed(client, "/account/login/code/", {"email": email})


@pytest.fixture(autouse=True)
def letters_go_to_the_queue(settings: Settings) -> None:
    """As in life: a page writes a row, a worker writes the letter."""
    settings.FOLKMOOT_TASKS_AT_ONCE = False


FLOWS = {"sign-up": sign_up, "log-in": log_in, "recovery": recover, "code": ask_for_code}


def times(flow: Flow, pairs: int, *, first: int = 0) -> tuple[list[float], list[float]]:
    known, unknown = [], []
    for number in range(first, first + pairs):
        client = Client(REMOTE_ADDR=f"192.0.{2 + number // 250}.{number % 250}")
        account = make_account()
        known.append(flow(client, account.email))
        client = Client(REMOTE_ADDR=f"198.51.{100 + number // 250}.{number % 250}")
        unknown.append(flow(client, f"nobody-{next(_numbers)}@mail.example"))
    return known, unknown


def rounds(flow: str) -> Iterator[tuple[list[float], list[float]]]:
    """Up to three: a busy machine tells them apart by chance, a page that tells does it always."""
    for number in range(3):
        yield times(FLOWS[flow], 12, first=12 * number)


def same_distribution(one: list[float], other: list[float]) -> float:
    """The p-value of the two-sample test of Kolmogorov and Smirnov."""
    steps = sorted([(time, 1 / len(one)) for time in one] + [(t, -1 / len(other)) for t in other])
    height = widest = 0.0
    for _time, step in steps:
        height += step
        widest = max(widest, abs(height))
    size = math.sqrt(len(one) * len(other) / (len(one) + len(other)))
    x = (size + 0.12 + 0.11 / size) * widest
    return min(1.0, 2 * sum((-1) ** (k - 1) * math.exp(-2 * (k * x) ** 2) for k in range(1, 100)))


@pytest.mark.slow
@pytest.mark.parametrize("flow", FLOWS)
def test_known_and_unknown_take_as_long(newsroom: Publication, flow: str) -> None:
    """AC-053 (slow: twelve pairs of requests): the medians lie within ten milliseconds."""
    FLOWS[flow](Client(REMOTE_ADDR="203.0.113.1"), "warm-up@mail.example")
    gaps = (abs(median(known) - median(unknown)) for known, unknown in rounds(flow))
    assert any(gap < ALLOWED_GAP for gap in gaps)


@pytest.mark.soak
@pytest.mark.parametrize("flow", FLOWS)
def test_four_hundred_pairs_tell_nothing(
    newsroom: Publication, flow: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AC-053: the distributions overlap."""
    monkeypatch.setattr(Clock, "now", staticmethod(perf_counter))
    FLOWS[flow](Client(REMOTE_ADDR="203.0.113.1"), "warm-up@mail.example")
    known, unknown = times(FLOWS[flow], 400)
    assert abs(median(known) - median(unknown)) < ALLOWED_GAP
    assert same_distribution(known, unknown) > 0.01
