"""Rate limits over the cache, and the address of a client that they count by."""

import threading
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv6Address, IPv6Network, ip_address

import structlog
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest

from folkmoot.core.clock import now
from folkmoot.core.errors import TooFast

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
UNKNOWN_CLIENT = "unknown"
BLOCKS = 12
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times within so many seconds."""

    amount: int
    seconds: int

    @classmethod
    def parse(cls, written: str) -> "Rate":
        """Read `5/5m`: an amount, a slash, a number (1 if left out) and one of s, m, h, d.

        Raises:
            ValueError: it is written in another way.
        """
        amount, _, duration = written.partition("/")
        unit = UNITS.get(duration[-1:])
        if unit is None or not amount.isdigit():
            raise ValueError(f"{written!r} is no rate; write 5/5m for five times in five minutes")
        return cls(int(amount), int(duration[:-1] or 1) * unit)


def check_limit(name: str, key: str, *, rate: str) -> None:
    """Count one act of `name` by `key`, or refuse it when the rate is used up.

    Any number of workers may call this at once and no more than the rate gets through in a
    window: each act takes a numbered place, and only `cache.add` gives one out, which is atomic
    in every cache that Folkmoot runs on. The window slides: what happened in the one before
    still counts in proportion. When the cache is gone the limit is kept by each process alone,
    with half the amount, so that losing the store never opens the door.

    Call it before a transaction: places taken in the database's cache within one that is rolled
    back would be free again.

    Raises:
        TooFast: the rate is used up; `seconds` says when to come back.
    """
    limit = Rate.parse(rate)
    moment = now().timestamp()
    window, passed = divmod(moment, limit.seconds)
    stem = f"limit:{_digest(name, key)}:{limit.amount}:{limit.seconds}"
    try:
        is_free = _take_place(stem, int(window), limit, share=1 - passed / limit.seconds)
    except _store_errors() as error:
        log.error("limits.store_gone", limit=name, error=type(error).__name__)
        is_free = _local.take(stem, int(window), max(1, limit.amount // 2))
    if not is_free:
        raise TooFast(seconds=max(1, int(limit.seconds - passed)))


def _take_place(stem: str, window: int, limit: Rate, *, share: float) -> bool:
    places = [f"{stem}:{window}:{place}" for place in range(limit.amount)]
    before = [f"{stem}:{window - 1}:{place}" for place in range(limit.amount)]
    taken = cache.get_many(places + before)
    earlier = sum(place in taken for place in before)
    current = sum(place in taken for place in places)
    if current + int(earlier * share) >= limit.amount:
        return False
    lifetime = 2 * limit.seconds
    free = [place for place in places if place not in taken]
    if any(cache.add(place, 1, lifetime) for place in free):
        return True
    if len(cache.get_many(free)) < len(free):
        raise OSError("The cache takes nothing in.")
    return False


def spend(name: str, key: str, *, rate: str, amount: int = 1) -> None:
    """Count `amount` acts of a machine, which come by the thousand: never more than the rate.

    A process takes the places of the limit in `BLOCKS` blocks and hands them out by itself, so
    that the shared store is asked once a block and not once an act. What a process has taken and
    not used is lost at the end of the window. An amount beyond the whole rate counts as all of it.

    Raises:
        TooFast: the rate is used up; `seconds` says when to come back.
    """
    limit = Rate.parse(rate)
    blocks = min(limit.amount, BLOCKS)
    size = limit.amount // blocks
    window = int(now().timestamp()) // limit.seconds
    lease = f"{_digest(name, key)}:{rate}:{window}"
    while not _leases.take(lease, min(amount, blocks * size)):
        check_limit(name, key, rate=f"{blocks}/{limit.seconds}s")
        _leases.add(lease, size)


def _digest(name: str, key: str) -> str:
    return sha256(f"{name}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _store_errors() -> tuple[type[Exception], ...]:
    """What the caches raise when their store does not answer."""
    try:
        from redis.exceptions import RedisError
    except ImportError:
        return (OSError, DatabaseError)
    return (OSError, DatabaseError, RedisError)


class _LocalPlaces:
    """The stand-in while the shared store is gone: places of this process alone."""

    def __init__(self, most: int = 10_000) -> None:
        self._lock = threading.Lock()
        self._counts: dict[tuple[str, int], int] = {}
        self._most = most

    def take(self, stem: str, window: int, amount: int) -> bool:
        with self._lock:
            if len(self._counts) >= self._most:
                self._counts.clear()
            count = self._counts.get((stem, window), 0)
            self._counts[stem, window] = count + 1
        return count < amount


_local = _LocalPlaces()


class _Leases:
    """What is left of the blocks that this process has taken, by limit and window."""

    def __init__(self, most: int = 10_000) -> None:
        self._lock = threading.Lock()
        self._left: dict[str, int] = {}
        self._most = most

    def take(self, lease: str, amount: int) -> bool:
        with self._lock:
            left = self._left.get(lease, 0)
            if left < amount:
                return False
            self._left[lease] = left - amount
        return True

    def add(self, lease: str, amount: int) -> None:
        with self._lock:
            if len(self._left) >= self._most:
                self._left.clear()
            self._left[lease] = self._left.get(lease, 0) + amount


_leases = _Leases()


def client_address(request: HttpRequest) -> str:
    """The address of the client, cut to its network of 64 bits where it is IPv6.

    `X-Forwarded-For` is believed only as far as `settings.TRUSTED_PROXIES` says: with two
    proxies of our own the second entry from the right was written by the outer one; what stands
    left of it anybody could have written. A header that is shorter than that, or no address,
    gives the address of the connection instead.
    """
    proxies: int = settings.TRUSTED_PROXIES
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if proxies else []
    written = hops[-proxies] if len(hops) >= proxies > 0 else ""
    for candidate in (written, request.META.get("REMOTE_ADDR", "")):
        address = _network(candidate)
        if address:
            return address
    return UNKNOWN_CLIENT


def _network(written: str) -> str:
    try:
        address = ip_address(written.strip())
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, 64), strict=False).network_address)
    return str(address)
