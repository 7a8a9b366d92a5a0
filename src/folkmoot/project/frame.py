"""What the page frame shows on every page: the paper's name, its clock, its sections, the inbox.

A context processor. Each part is read only when a template asks for it, so that a page which
shows none of them pays for none.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe
from django.utils.translation import (
    get_language,
    get_language_info,
    get_supported_language_variant,
    gettext,
)

from folkmoot.accounts.faces import face
from folkmoot.core.clock import now
from folkmoot.newsroom.cms_rights import may_write
from folkmoot.newsroom.edition_time import clock_words, machine
from folkmoot.newsroom.models import HomePage
from folkmoot.newsroom.paths import path_of
from folkmoot.newsroom.queries.articles import sections_of, the_front
from folkmoot.notifications.queries.inbox import unread_count

KEPT = "folkmoot_front"


@dataclass(frozen=True)
class Clock:
    """The edition's time in words and for machines."""

    words: str
    machine: str
    zone: str


@dataclass(frozen=True)
class Entry:
    """One entry of the sections' menu."""

    title: str
    address: str
    is_current: bool
    is_page: bool


@dataclass(frozen=True)
class Language:
    """One of the languages that Folkmoot speaks, by its own name."""

    code: str
    name: str
    is_right_to_left: bool
    is_current: bool


class Frame:
    """The parts of the frame for one request."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def _home(self) -> HomePage | None:
        return front_of(self._request)

    @property
    def publication_name(self) -> str:
        """The paper's name, Folkmoot's own before there is a paper."""
        return self._home.title if self._home else "Folkmoot"

    @property
    def motto(self) -> str:
        """The line under the name."""
        return self._home.motto if self._home else ""

    @property
    def contact_email(self) -> str:
        """Where the moderators can be written to."""
        return self._home.contact_email if self._home else ""

    @property
    def home_address(self) -> str:
        """The front page."""
        return "/"

    @property
    def site_address(self) -> str:
        """Scheme and host of the canonical addresses, without a slash at the end."""
        return str(settings.SITE_ADDRESS)

    @property
    def clock(self) -> Clock | None:
        """Date and time of the edition with its offset (E6)."""
        if self._home is None:
            return None
        moment, zone = now(), self._home.zone
        return Clock(clock_words(moment, zone), machine(moment, zone), self._home.time_zone)

    @cached_property
    def sections(self) -> tuple[Entry, ...]:
        """The sections, then the list of all news."""
        if self._home is None:
            return ()
        entries = [(page.title, path_of(page, self._home)) for page in sections_of(self._home)]
        entries.append((gettext("All news"), reverse("newsroom:all_news")))
        here = self._request.path
        return tuple(
            Entry(title, address, here.startswith(address), here == address)
            for title, address in entries
        )

    @property
    def search_address(self) -> str:
        """Where the search form goes."""
        return _address("newsroom:search") if self._home else ""

    @property
    def feed_address(self) -> str:
        """The feed of the newest stories."""
        return _address("newsroom:feed") if self._home else ""

    @property
    def outbox_address(self) -> str:
        """The mails of the demo; empty elsewhere."""
        return _address("outbox") if settings.DEMO else ""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages to choose from; none on the paper's own pages, which have one."""
        spoken = get_language()
        if is_of_the_paper(self._request):
            return ()
        return tuple(
            Language(code, name, get_language_info(code)["bidi"], code == spoken)
            for code, name in settings.LANGUAGES
        )

    @property
    def here_address(self) -> str:
        """This page, to come back to; the front page where it answered a form."""
        is_asked_for = self._request.method in {"GET", "HEAD"}
        return self._request.get_full_path() if is_asked_for else "/"

    @property
    def next_address(self) -> str:
        """Where to return after logging in; nowhere special from the account pages."""
        path = self._request.get_full_path()
        is_plain_get = self._request.method == "GET" and not path.startswith("/account/")
        return path if is_plain_get else ""

    @property
    def face(self) -> str:
        """The picture of who is logged in, beside the greeting."""
        account: Any = self._request.user
        if not account.is_authenticated:
            return ""
        return mark_safe(face(account.display_name, account.avatar))  # noqa: S308

    @cached_property
    def unread(self) -> int:
        """How many notifications wait in the inbox."""
        account = self._request.user
        return unread_count(account) if account.is_authenticated else 0

    @property
    def may_write(self) -> bool:
        """True for those who may open the CMS."""
        return may_write(self._request.user)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """The context processor."""
    return {"frame": Frame(request)}


def front_of(request: HttpRequest) -> HomePage | None:
    """The edition's front page, looked up once a request; none before one was made."""
    kept = vars(request)
    if KEPT not in kept:
        kept[KEPT] = the_front()
    found: HomePage | None = kept[KEPT]
    return found


def is_of_the_paper(request: HttpRequest) -> bool:
    """True for the pages, lists and feeds of the newsroom."""
    match = request.resolver_match
    if match is None:
        return False
    return match.namespace == "newsroom" or match.url_name == "wagtail_serve"


def edition_language(request: HttpRequest) -> str:
    """The edition's language where Folkmoot speaks it, else the installation's first one."""
    home = front_of(request)
    try:
        return get_supported_language_variant(home.locale.language_code if home else "")
    except LookupError:
        return str(settings.LANGUAGE_CODE)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
