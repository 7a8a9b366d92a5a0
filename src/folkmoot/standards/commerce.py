"""Cues of trade that several detectors read: ways to reach a seller, paid links, authorisations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from folkmoot.standards.errors import StandardsInvalid
from folkmoot.standards.finding import Span
from folkmoot.standards.links import Link, find_links
from folkmoot.standards.passages import is_within
from folkmoot.standards.reading import plain
from folkmoot.standards.sightings import Remark, remarks_on
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

MOST_PLACES = 20
"""Places shown of one kind: a text of ten thousand links needs no ten thousand marks."""

REACHING = frozenset(("email", "phone"))

_PAYING_NAMES = (
    "aff affid aff_id aff_code affiliate affiliate_id affiliateid a_aid awc awinaffid coupon hop "
    "invite invite_code invitecode irclickid partner_id partnerid promo promocode promo_code "
    "referral referral_code referralcode refcode ref_code refid ref_id subid sub_id tduid"
)
_PAYING = frozenset(_PAYING_NAMES.split())
_PAYING_WITH_NUMBER = frozenset(("ref", "partner", "r", "pid"))
_PAYING_PATH = re.compile(r"/(?:ref|referral|invite|aff|affiliate)/\w{4,}", re.IGNORECASE)
_PAID_SOURCES = frozenset(("affiliate", "affiliates", "cpa", "partner", "referral"))
_IN_NAME = re.compile(
    r"@\w{3}|\d(?:[ ()/.-]{0,2}\d){6}|\b(?:t\.me|wa\.me|telegram|whatsapp)\b", re.I
)
_ENTRY = re.compile(
    r"(?P<brand>.+?)(?:\s+by\s+(?P<author>.+?))?(?:\s+until\s+(?P<until>\S+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Authorisation:
    """One line of the register: a brand or domain, for one author or all, until a day or always."""

    brand: str
    author: str = ""
    until: date | None = None


def contacts(text: Text) -> tuple[Span, ...]:
    """Where the text says how to reach somebody: links, e-mail addresses, telephone numbers."""
    places = {Span(link.begin, link.end) for link in text.links}
    if any(map(str.isdigit, text.raw)) or "@" in text.raw:
        places.update(
            token.span for sentence in text.read for token in sentence if token.kinds & REACHING
        )
    return tuple(sorted(places))


def offers(text: Text, topic: str) -> list[Remark]:
    """The phrases of a topic by which the author himself makes an offer.

    Passed over is what stands in quotation marks, and what stands in a sentence with a
    phrase of ``commerce.phrases``: one that tells of others' offers, of somebody's pay,
    or of fraud. Who says that it is no fraud gains nothing by it, and who sells help
    against fraud must name it.
    """
    remarks = [
        each for each in remarks_on(text, topic) if not is_within(each.span, text.quotations)
    ]
    if not remarks:
        return []
    told: dict[int, set[str]] = {}
    for each in text.phrases("commerce"):
        told.setdefault(each.sentence, set()).add(each.kind)
    return [each for each in remarks if not _is_told(told.get(each.sentence, set()), each.kind)]


def _is_told(told: set[str], kind: str) -> bool:
    if "report" in told or ("wage" in told and kind == "riches"):
        return True
    return "scam" in told and "assurance" not in told and kind != "recovery"


def is_only_links(text: Text) -> bool:
    """Whether a text has links and, beside them, hardly a word."""
    if not text.links:
        return False
    inside = sum(link.end - link.begin for link in text.links)
    if len(text.raw) - inside > 10 * len(text.links) + 20:
        return False
    outside = (
        word
        for word in text.words
        if not any(link.begin <= word.begin < link.end for link in text.links)
    )
    return sum(1 for _ in outside) < 2


def paying_links(text: Text) -> tuple[Link, ...]:
    """The links that pay somebody for each visitor, as their parameters show."""
    return tuple(link for link in text.links if _pays(link))


def _pays(link: Link) -> bool:
    if len(link.path) < 4:
        return False
    path, query = _parts(link.path)
    if _PAYING_PATH.search(path):
        return True
    given = {name.lower(): value for name, value in parse_qsl(query, max_num_fields=50)}
    if given.keys() & _PAYING:
        return True
    if any(re.search(r"\d", given.get(name, "")) for name in _PAYING_WITH_NUMBER):
        return True
    if given.get("tag") and "amazon" in link.domain:
        return True
    return bool({given.get("utm_source"), given.get("utm_medium")} & _PAID_SOURCES)


def _parts(path: str) -> tuple[str, str]:
    try:
        split = urlsplit(path)
    except ValueError:
        return path, ""
    return split.path, split.query if split.query.count("&") < 50 else ""


def reach_in_name(name: str) -> bool:
    """Whether an author's name is itself an address: a link, a handle, a number to call."""
    return bool(name) and (bool(_IN_NAME.search(name)) or bool(find_links(name)))


@lru_cache(maxsize=256)
def read_authorisation(line: str) -> Authorisation:
    """One line of the register: ``brand or domain [by author] [until 2027-01-31]``."""
    found = _ENTRY.fullmatch(line.strip())
    if not found:
        raise StandardsInvalid('An entry of "authorised" is empty. Write a brand or a domain.')
    until = found["until"]
    try:
        end = date.fromisoformat(until) if until else None
    except ValueError:
        raise StandardsInvalid(
            f'"{line}": "{until}" is no day. Write the end as in "until 2027-01-31".'
        ) from None
    return Authorisation(found["brand"], found["author"] or "", end)


def is_authorised(text: Text, register: Iterable[str], facts: Submission) -> bool:
    """Whether what the text promotes may be promoted by this author at this time.

    Every link must lead to an authorised domain, and an authorised brand or domain must
    stand in the text. An entry with an end needs to know the submission's time.
    """
    brands = [plain(brand) for brand in _brands(register, facts)]
    if not brands:
        return False
    if text.links:
        return all(any(_leads_to(link, brand) for brand in brands) for link in text.links)
    words = f" {' '.join(text.lowered)} "
    return any(f" {brand} " in words for brand in brands)


def _brands(register: Iterable[str], facts: Submission) -> Iterator[str]:
    author = facts.author
    yield from author.authorised if author else ()
    for entry in map(read_authorisation, register):
        is_for = not entry.author or (author and plain(author.name) == plain(entry.author))
        if is_for and _is_in_force(entry, facts):
            yield entry.brand


def _is_in_force(entry: Authorisation, facts: Submission) -> bool:
    return entry.until is None or (facts.at is not None and facts.at.date() <= entry.until)


def _leads_to(link: Link, brand: str) -> bool:
    name = brand.replace(" ", "")
    return link.domain == name or link.domain.partition(".")[0] == name
