"""A link's host: its canonical form, its registered domain, and what it pretends to be."""

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

import idna

from folkmoot.standards.blocklists import LONGEST_HOST, bundled
from folkmoot.standards.scripts import is_mixed

if TYPE_CHECKING:
    from tldextract import TLDExtract

LONGEST_LABEL = 63
PUNYCODE = "xn--"
RESERVED_ENDINGS = ("example", "invalid", "onion", "test")
_DOTS = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": ".", "\u2024": "."})
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_PLAIN_IPV4 = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")
_LABEL = re.compile(r"[\w\-·]+")

# What a reader takes for an ASCII letter: first the letter as written, then what it looks like.
_PAIRS = (
    "аa вb гr еe ѕs іl їl јj кk ӏl мm нh оo рp сc ԛq тt уy үy ԝw хx һh ьb ɡg ԁd "
    "αa βb εe ηn ιl κk νv οo ρp τt υu χx ωw γy աw ոn սu ցg օo հh զq "
    "ıl ɩl ɑa øo łl đd ßb 0o 1l 3e 4a 5s il |l"
)
_TWINS = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


@dataclass(frozen=True, slots=True)
class Host:
    """One host, however it was written.

    ``name`` is its ASCII form, ``shown`` what a reader sees, ``domain`` the registered
    domain (empty for an address in numbers and for an ending that is no public suffix),
    ``imitates`` the well-known domain that it was made to look like.
    """

    name: str
    shown: str
    domain: str = ""
    is_address: bool = False
    tricks: tuple[str, ...] = ()
    imitates: str = ""


def read_host(written: str) -> Host | None:
    """The host as a browser would understand it; ``None`` if it is none."""
    plain = unquote(written) if "%" in written else written
    plain = unicodedata.normalize("NFKC", plain.translate(_DOTS)).lower().rstrip(".")
    if not plain or len(plain) > LONGEST_HOST:
        return None
    if plain.startswith("["):
        return _ipv6(plain)
    labels = plain.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(plain, labels)
    if not all(0 < len(label) <= LONGEST_LABEL and _LABEL.fullmatch(label) for label in labels):
        return None
    return _named(labels)


@cache
def _suffixes() -> "TLDExtract":
    """The public suffix list as bundled; it never asks the network and never writes a file.

    Imported on first use: the library brings an HTTP client with it, which would
    make up most of the time that the command needs to start.
    """
    from tldextract import TLDExtract

    return TLDExtract(
        cache_dir=None,
        suffix_list_urls=(),
        include_psl_private_domains=True,
        extra_suffixes=RESERVED_ENDINGS,
    )


@lru_cache(maxsize=4096)
def is_top_level(label: str) -> bool:
    """Whether addresses in the open net end in this label."""
    if not label.isalpha() and not label.startswith(PUNYCODE):
        return False
    return bool(_suffixes().extract_str(f"a.{_both_forms(label)[0]}").suffix)


def _named(labels: list[str]) -> Host | None:
    ascii_labels: list[str] = []
    shown_labels: list[str] = []
    tricks: list[str] = []
    for label in labels:
        encoded, shown, trick = _both_forms(label)
        ascii_labels.append(encoded)
        shown_labels.append(shown)
        tricks.extend(trick)
    name, shown = ".".join(ascii_labels), ".".join(shown_labels)
    if len(name) > LONGEST_HOST:
        return None
    domain = _suffixes().extract_str(name).top_domain_under_public_suffix
    if any(map(is_mixed, shown_labels)):
        tricks.append("mixed-script")
    imitates = _imitated(name, shown_labels, domain)
    if imitates:
        tricks.append("imitation")
    return Host(name, shown, domain, tricks=tuple(dict.fromkeys(tricks)), imitates=imitates)


@lru_cache(maxsize=4096)
def _both_forms(label: str) -> tuple[str, str, tuple[str, ...]]:
    """A label as ASCII and as shown, and whether the two cannot be brought together."""
    if label.isascii() and not label.startswith(PUNYCODE):
        return label, label, ()
    try:
        if label.startswith(PUNYCODE):
            return label, idna.decode(label, uts46=True), ("punycode",)
        return idna.encode(label, uts46=True).decode("ascii"), label, ()
    except (idna.IDNAError, UnicodeError):
        return _forced(label)


def _forced(label: str) -> tuple[str, str, tuple[str, ...]]:
    """Both forms of a label that the rules for names forbid, for browsers may still open it."""
    try:
        if label.startswith(PUNYCODE):
            shown = label.removeprefix(PUNYCODE).encode("ascii").decode("punycode")
            return label, shown, ("punycode", "invalid-name")
        return (
            PUNYCODE + label.encode("punycode").decode("ascii"),
            label,
            ("invalid-name",),
        )
    except UnicodeError:
        return (
            label.encode("ascii", "replace").decode("ascii"),
            label,
            ("invalid-name",),
        )


def _imitated(name: str, shown: list[str], domain: str) -> str:
    """The well-known domain whose look this host borrows, as a whole or as its first labels."""
    known = bundled("well-known-domains")
    if not domain or domain in known:
        return ""
    size = domain.count(".") + 1
    twin = _known_by_look().get(looks_like(".".join(shown[-size:])), "")
    if twin:
        return twin
    before = name.split(".")[:-size]
    posing = (".".join(before[at : at + 2]) for at in range(len(before) - 1))
    return next((pair for pair in posing if pair in known), "")


@cache
def _known_by_look() -> dict[str, str]:
    return {looks_like(domain): domain for domain in sorted(bundled("well-known-domains"))}


def looks_like(shown: str) -> str:
    """What the eye makes of a host: one form for all that are easily taken for each other."""
    bare = unicodedata.normalize("NFD", shown.casefold()).translate(_TWINS)
    bare = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return bare.replace("rn", "m").replace("vv", "w")


def _ipv4(written: str, labels: list[str]) -> Host | None:
    """An IPv4 address in any of the spellings that browsers accept: short, octal, hexadecimal."""
    if len(labels) > 4 or not all(map(_NUMBER.fullmatch, labels)):
        return None
    try:
        parts = [_number(label) for label in labels]
    except ValueError:
        return None
    *leading, last = parts
    if any(part > 255 for part in leading) or last >= 256 ** (5 - len(parts)):
        return None
    number = sum(part << (24 - 8 * at) for at, part in enumerate(leading)) + last
    name = str(ipaddress.IPv4Address(number))
    is_odd = _PLAIN_IPV4.fullmatch(written) is None
    return Host(name, written, is_address=True, tricks=("odd-address",) if is_odd else ())


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if len(label) > 1 and label[0] == "0" else 10)


def _ipv6(written: str) -> Host | None:
    try:
        name = str(ipaddress.IPv6Address(written.strip("[]").partition("%")[0]))
    except ValueError:
        return None
    return Host(f"[{name}]", written, is_address=True)
