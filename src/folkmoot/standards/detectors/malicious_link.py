"""C15: a link to an address that is listed, or one made to look like another."""

from collections.abc import Iterator

from folkmoot.standards.blocklists import Blocklist, Listing, load, troubles
from folkmoot.standards.finding import JSON, Seen, Span
from folkmoot.standards.hosts import Host
from folkmoot.standards.links import Link, find_scripts
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

LISTED = 0.99
LISTED_BEHIND = 0.95
TRICKS = {
    "imitation": 0.85,
    "script": 0.8,
    "mixed-script": 0.75,
    "odd-address": 0.75,
    "credentials": 0.7,
    "other-label": 0.65,
    "address": 0.5,
    "executable": 0.5,
    "invalid-name": 0.5,
    "invisible": 0.5,
    "redirect": 0.4,
    "shortened": 0.3,
}
"""How far each trick alone makes a link suspect. Only a list makes it certain."""


@detector(
    "malicious-link",
    explain="A link leads to a listed address, or hides where it leads.",
    defaults={"lists": [], "allow": []},
)
def malicious_link(text: Text, options: Options) -> Iterator[Seen]:
    """Links to listed hosts or their subdomains, and links built to deceive.

    ``lists`` names files of domains beside the bundled one; ``allow`` names domains
    never to be found. An address inside a link, to which a redirect would lead on, is
    looked up too, and so is the page itself where a list names pages. An address that
    runs something (``javascript:``, ``data:``) is no link, and suspect as it stands.
    Nothing is ever fetched: a server that follows a stranger's link can be sent anywhere.
    """
    scripts = find_scripts(text.raw)
    if scripts:
        yield Seen(TRICKS["script"], scripts, None, {"tricks": ["script"]})
    if not text.links:
        return
    blocklist = load(tuple(options.lists))
    allowed = frozenset(domain.lower() for domain in options.allow)
    places: dict[tuple[str, ...], list[Link]] = {}
    for link in text.links:
        if not allowed & {link.host.name, link.domain}:
            kind = (link.host.name, *_tricks(link), *_behind(link), *_page(link, blocklist))
            places.setdefault(kind, []).append(link)
    for links in places.values():
        yield from _seen(links, blocklist)


def _seen(links: list[Link], blocklist: Blocklist) -> Iterator[Seen]:
    """One finding for all links of one kind to one host."""
    link = links[0]
    tricks = _tricks(link)
    score, host, listing = _listed(link, blocklist)
    score = max(score, max((TRICKS.get(trick, 0.0) for trick in tricks), default=0.0))
    if not score:
        return
    spans = tuple(Span(each.begin, each.end) for each in links)
    facts: dict[str, JSON] = {
        "domain": host.domain or host.name,
        "shown": host.shown,
        "list": listing.list_name if listing else None,
        "listed_as": listing.listed_as if listing else None,
        "tricks": list(tricks),
        "imitates": host.imitates or None,
    }
    yield Seen(score, spans, None, facts)


def _listed(link: Link, blocklist: Blocklist) -> tuple[float, Host, Listing | None]:
    listing = blocklist.listing(link.host.name, link.host.domain, link.path)
    if listing:
        return LISTED, link.host, listing
    for host in link.carried:
        listing = blocklist.listing(host.name, host.domain)
        if listing:
            return LISTED_BEHIND, host, listing
    return 0.0, link.host, None


def _page(link: Link, blocklist: Blocklist) -> tuple[str, ...]:
    """The list's entry for this link, so that a listed page is told from its host's others."""
    listing = blocklist.listing(link.host.name, link.host.domain, link.path)
    return (listing.listed_as,) if listing else ()


def _tricks(link: Link) -> tuple[str, ...]:
    return (*link.tricks, "address") if link.host.is_address else link.tricks


def _behind(link: Link) -> tuple[str, ...]:
    return tuple(host.name for host in link.carried)


malicious_link = malicious_link.probed(lambda options: troubles(options.lists))
