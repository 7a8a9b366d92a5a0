"""C10: commercial aims: own goods offered, with a call to act and a way to the seller."""

from collections.abc import Iterator

from folkmoot.standards.commerce import (
    MOST_PLACES,
    contacts,
    is_authorised,
    is_only_links,
    offers,
    paying_links,
    reach_in_name,
)
from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

COMBINATIONS = (
    (frozenset(("call", "offer", "reach")), 0.9),
    (frozenset(("own", "call", "reach")), 0.9),
    (frozenset(("own", "offer", "reach")), 0.88),
    (frozenset(("own", "offer", "call")), 0.7),
    (frozenset(("search", "call")), 0.85),
    (frozenset(("search", "offer")), 0.85),
    (frozenset(("search", "own")), 0.85),
    (frozenset(("search",)), 0.6),
    (frozenset(("call", "reach")), 0.6),
    (frozenset(("own", "reach")), 0.55),
    (frozenset(("offer", "reach")), 0.5),
    (frozenset(("paying-link",)), 0.6),
    (frozenset(("paying-link", "call")), 0.88),
    (frozenset(("paying-link", "offer")), 0.88),
    (frozenset(("paying-link", "own")), 0.88),
    (frozenset(("only-links",)), 0.5),
    (frozenset(("linking-account", "link")), 0.65),
    (frozenset(("linking-account", "only-links")), 0.85),
    (frozenset(("linking-account", "link", "call")), 0.88),
    (frozenset(("linking-account", "link", "offer")), 0.88),
    (frozenset(("name-contact",)), 0.55),
    (frozenset(("name-contact", "call")), 0.85),
    (frozenset(("name-contact", "offer")), 0.85),
    (frozenset(("name-contact", "own")), 0.85),
)
"""How sure a combination of cues is. One cue alone is how readers talk about buying things."""

CUES = frozenset(("own", "call", "offer", "search"))


@detector(
    "advertising",
    explain="The text offers goods or services, with a way to the seller.",
    defaults={"authorised": [], "min_published": 5, "links_share": 0.8},
)
def advertising(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Combinations of cues: own trade, a call to act, an offer, a way to reach the seller.

    A price, a shop's name or a link to a source is none by itself. ``authorised`` is the
    register of who may advertise: ``brand or domain [by author] [until 2027-01-31]``. An
    account of at least ``min_published`` comments of which a share of ``links_share`` had
    links is one that lives by linking.
    """
    phrases = [each for each in offers(text, "advertising") if each.kind in CUES]
    cues = {each.kind for each in phrases} | _of_links(text) | _of_author(options, facts)
    if not cues - {"link", "linking-account"} and not {"link", "linking-account"} <= cues:
        return
    places = contacts(text) if phrases else tuple(Span(each.begin, each.end) for each in text.links)
    if places or "search" in cues:
        cues.add("reach")
    score = max((score for needed, score in COMBINATIONS if needed <= cues), default=0.0)
    if score and not is_authorised(text, options.authorised, facts):
        spans = sorted({*(each.span for each in phrases), *places})[:MOST_PLACES]
        yield Seen.at(spans or [(0, len(text.raw))], score=score, cues=[*sorted(cues)])


def _of_links(text: Text) -> set[str]:
    if not text.links:
        return set()
    cues = {"link"}
    if is_only_links(text):
        cues.add("only-links")
    if paying_links(text):
        cues.add("paying-link")
    return cues


def _of_author(options: Options, facts: Submission) -> set[str]:
    author = facts.author
    if author is None:
        return set()
    cues = {"name-contact"} if reach_in_name(author.name) else set()
    published, linked = author.published or 0, author.with_links or 0
    if published >= options.min_published and linked >= options.links_share * published:
        cues.add("linking-account")
    return cues
