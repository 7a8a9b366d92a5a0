"""C7: an e-mail address, written out or spelled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from folkmoot.standards.finding import Seen
from folkmoot.standards.hosts import Host, read_host
from folkmoot.standards.printed import is_printed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.unveiling import AT_WORDS, Unveiled

SURE, SPELLED, IN_WORDS, ROLE = 0.95, 0.85, 0.7, 0.4
LONGEST_LOCAL = 64

_AT_SIGN = re.compile("[@＠﹫]")
_HOST = re.compile(r"[\w\-]{1,63}+(?:[.\u3002\uff0e\uff61][\w\-]{1,63}+){1,8}+")
_IN_WORDS = re.compile(
    r"(?<![\w@.])([\w.+\-]{1,64}+)\s{1,3}"
    rf"({AT_WORDS})\s{{1,3}}"
    rf"({_HOST.pattern})",
    re.IGNORECASE,
)
_BRANDS = (
    "gmail|googlemail|hotmail|outlook|yahoo|icloud|gmx|protonmail|proton|yandex|aol|ukr\\.?net"
)
_WITHOUT_ENDING = re.compile(
    rf"(?<![\w@.])([\w.+\-]{{2,64}}+)\s{{0,3}}(@|＠|\s(?:{AT_WORDS})\s)\s{{0,3}}({_BRANDS})(?![\w.]|\s?\.\w)",
    re.IGNORECASE,
)
_SAYS_AT = re.compile(rf"[\sⓐⒶ](?:{AT_WORDS})\s|[ⓐⒶ]", re.IGNORECASE)
_LOCAL_MARKS = "._%+-'&=~"
_HANDLE_BEFORE = ("@", "＠", "/")

_COMMON_BEFORE_AT = (
    "am and are arrive arrived be been buy better check find get go have here home is it live "
    "look looked looking looks me more now out place read see shop stay stop store there us visit "
    "was watch were work works you"
)
_BEFORE_AT = frozenset(_COMMON_BEFORE_AT.split())
_MAIL_HOSTS = (
    "aol.com bk.ru fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net "
    "googlemail.com hotmail.com hotmail.de hotmail.fr icloud.com inbox.ru laposte.net libero.it "
    "list.ru live.com mail.com mail.ru mail.de me.com msn.com o2.pl orange.fr outlook.com "
    "outlook.de posteo.de proton.me protonmail.com rambler.ru seznam.cz t-online.de tutanota.com "
    "ukr.net uol.com.br wanadoo.fr web.de wp.pl ya.ru yahoo.com yahoo.de yahoo.fr yandex.ru "
    "zoho.com"
)
_PROVIDERS = frozenset(_MAIL_HOSTS.split())
_OFFICES = (
    "abuse admin contact contacto contatto desk editor editorial feedback hello help hilfe hotline "
    "impressum info kontakt kundenservice letters mail newsdesk newsroom noreply office "
    "postmaster presse press redaktion redaction redazione sales secretariat service support "
    "team tips webmaster инфо редакция"
)
_ROLES = frozenset(_OFFICES.split())
_STAND_INS = (
    "beispiel email example firstname.lastname jemand mail me name nachname nobody somebody "
    "someone user username vorname vorname.nachname you your.name yourname"
)
_PLACEHOLDERS = frozenset(_STAND_INS.split())
_RESERVED = frozenset({"example.com", "example.net", "example.org"})
_RESERVED_ENDINGS = (".example", ".invalid", ".test")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that was found: its two halves, its place, and how sure that is."""

    local: str
    host: Host
    span: tuple[int, int]
    score: float


@detector(
    "personal-email",
    explain="The text holds an e-mail address.",
    defaults={"allow": []},
)
def personal_email(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """E-mail addresses, also with the at-sign or the dots in words, or without an ending.

    Addresses of offices (``info@``, ``redaktion@``) are seen with little weight, for they
    are published to be used; stand-ins such as ``name@example.com`` are left alone, and so
    are fediverse handles and what the story itself prints. ``allow`` names the publication's
    own addresses or domains. The address itself never enters the facts: it is what must not
    be passed on.
    """
    for address in _addresses(text):
        printed = is_printed(f"{address.local}@{address.host.shown}", facts)
        if printed or _is_allowed(address, options.allow):
            continue
        is_role = address.local.lower() in _ROLES
        yield Seen.at(
            [address.span],
            score=min(address.score, ROLE) if is_role else address.score,
            kind="email",
            masked=_masked(address),
            is_office=is_role,
        )


def _addresses(text: Text) -> Iterator[Address]:
    raw = text.raw
    if not (_AT_SIGN.search(raw) or _SAYS_AT.search(raw) or "(" in raw or "[" in raw):
        return
    unveiled = Unveiled(raw)
    for found in _AT_SIGN.finditer(unveiled.text):
        yield from _around(unveiled, found.start())
    for found in _IN_WORDS.finditer(unveiled.text):
        yield from _in_words(unveiled, found)
    for found in _WITHOUT_ENDING.finditer(unveiled.text):
        yield from _without_ending(unveiled, found)


def _around(unveiled: Unveiled, at: int) -> Iterator[Address]:
    """The address around an at-sign, if there is one; handles and logins in links are none."""
    text, begin = unveiled.text, at
    while begin and at - begin < LONGEST_LOCAL and _may_be_local(text[begin - 1]):
        begin -= 1
    local = text[begin:at].lstrip(_LOCAL_MARKS)
    begin = at - len(local)
    found = _HOST.match(text, at + 1)
    if not local or found is None or _is_handle_or_login(text, begin):
        return
    host = read_host(found[0])
    if host and host.domain:
        score = SPELLED if unveiled.tricks(begin, found.end()) else SURE
        yield Address(local, host, unveiled.span(begin, found.end()), score)


def _is_handle_or_login(text: str, begin: int) -> bool:
    """Whether what stands directly before belongs to a link or makes it a fediverse handle."""
    before = text[max(0, begin - LONGEST_LOCAL) : begin]
    run = "" if before[-1:].isspace() else before.split()[-1:]
    return before[-1:] in _HANDLE_BEFORE or any("//" in part for part in run)


def _may_be_local(mark: str) -> bool:
    return mark.isalnum() or mark in _LOCAL_MARKS


def _in_words(unveiled: Unveiled, found: re.Match[str]) -> Iterator[Address]:
    """An address with the at-sign as a word, told from "look at paper.example"."""
    local, _, written = found.groups()
    host = read_host(written)
    if host is None or not host.domain or local.lower() in _BEFORE_AT:
        return
    is_spelled = "spelled" in unveiled.tricks(*found.span(3))
    is_mail = host.domain in _PROVIDERS
    if is_spelled or _is_name(local) or is_mail:
        score = SPELLED if is_spelled or is_mail else IN_WORDS
        yield Address(local, host, unveiled.span(*found.span()), score)


def _without_ending(unveiled: Unveiled, found: re.Match[str]) -> Iterator[Address]:
    """A name at one of the great providers whose ending everybody can add."""
    local, sign, brand = found.groups()
    host = read_host(f"{brand}.com")
    is_spelled_out = bool(sign.strip("@＠"))
    if host and not (is_spelled_out and not _is_name(local)):
        yield Address(local, host, unveiled.span(*found.span()), IN_WORDS)


def _is_name(local: str) -> bool:
    return any(mark.isdigit() or mark in "._" for mark in local.strip("."))


def _is_allowed(address: Address, allow: list[str]) -> bool:
    local, name = address.local.lower(), address.host.name
    if local in _PLACEHOLDERS and (name in _RESERVED or name.endswith(_RESERVED_ENDINGS)):
        return True
    allowed = {entry.lower().removeprefix("@") for entry in allow}
    return not allowed.isdisjoint({name, address.host.domain, f"{local}@{name}"})


def _masked(address: Address) -> str:
    """Enough for the author to know which address is meant, too little for anybody to use it."""
    ending = address.host.shown.rpartition(".")[2]
    return f"{address.local[0]}•••@{address.host.shown[0]}•••.{ending}"
