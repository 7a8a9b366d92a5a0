"""What makes a site unsafe to serve, told before the first visitor comes."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

SHORTEST_SECRET = 40
FEWEST_LETTERS = 10
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
FEEDS = ("direct", "follow")
SENDING = ("smtp.EmailBackend", "filebased.EmailBackend")


@register(Tags.security, deploy=True)
def serving_faults(**_: object) -> list[CheckMessage]:
    """Every fault that keeps `folkmoot serve` from starting, each with what to change."""
    return [
        Error(words, id=f"folkmoot.E{number:03}")
        for number, look in CHECKS.items()
        for words in look()
    ]


def _debug() -> Iterator[str]:
    if settings.DEBUG:
        yield "FOLKMOOT_DEBUG is on: error pages would show code and settings. Leave it out."


def _secret() -> Iterator[str]:
    secret = settings.SECRET_KEY
    if not settings.SECRET_KEY_IS_SET:
        yield (
            "FOLKMOOT_SECRET_KEY is not set. Each process would make its own, and nobody could "
            "stay logged in. Set it to a long random text and keep it."
        )
    elif len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_LETTERS:
        yield (
            f"FOLKMOOT_SECRET_KEY can be guessed: take at least {SHORTEST_SECRET} random "
            "characters."
        )


def _hosts() -> Iterator[str]:
    hosts = settings.ALLOWED_HOSTS
    own = _own_host()
    if any("*" in host for host in hosts):
        yield "FOLKMOOT_HOSTS has a wildcard: links in mails could be led elsewhere. Name each."
    elif not any(own == host or (host[:1] == "." and own.endswith(host)) for host in hosts):
        yield f"FOLKMOOT_HOSTS does not name {own}, the host of FOLKMOOT_ADDRESS."


def _https() -> Iterator[str]:
    if not settings.IS_SECURE and not is_own_machine():
        yield "FOLKMOOT_ADDRESS is not https: passwords and sessions would travel in the open."


def _cookies() -> Iterator[str]:
    is_safe = settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
    if settings.IS_SECURE and not is_safe:
        yield "The cookies of an https site must be secure (SESSION_ and CSRF_COOKIE_SECURE)."


def _mail() -> Iterator[str]:
    if not settings.EMAIL_BACKEND.endswith(SENDING):
        yield f"{settings.EMAIL_BACKEND} sends no mail: nobody could confirm an address."


def _demo() -> Iterator[str]:
    if settings.DEMO and not is_own_machine():
        yield "FOLKMOOT_DEMO is on at a public address: the demo's passwords are known to all."


def _feed() -> Iterator[str]:
    if settings.EDGE_FEED not in FEEDS:
        yield f"FOLKMOOT_EDGE_FEED is {settings.EDGE_FEED!r}: it must be {' or '.join(FEEDS)}."


def _own_host() -> str:
    host = urlsplit(settings.SITE_ADDRESS).hostname or ""
    return f"[{host}]" if ":" in host else host


def is_own_machine() -> bool:
    """Whether the site is for this machine only, as a demo is."""
    return (urlsplit(settings.SITE_ADDRESS).hostname or "") in OWN_MACHINE


CHECKS: dict[int, Callable[[], Iterator[str]]] = {
    20: _debug,
    21: _secret,
    22: _hosts,
    23: _https,
    24: _cookies,
    25: _mail,
    26: _demo,
    27: _feed,
}
