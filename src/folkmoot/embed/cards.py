"""The words of oEmbed and the code for a card; pure."""

import re
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext

from folkmoot.core.ids import is_id
from folkmoot.discussion.queries.cards import Card

WIDTH, HEIGHT = 550, 260
LEAST = 120
CACHE_SECONDS = 300
TITLE_LENGTH = 120
_PATH = re.compile(r"/discussion/(?:comment/(?P<comment>[^/]+)(?:/card)?/|(?P<story>[^/]+)/)")


@dataclass(frozen=True)
class Size:
    """How large a card may be, in CSS pixels."""

    width: int = WIDTH
    height: int = HEIGHT

    @classmethod
    def by(cls, most_width: str, most_height: str) -> "Size":
        """As large as usual, but not larger than the asking page allows."""
        return cls(_at_most(WIDTH, most_width), _at_most(HEIGHT, most_height))


def _at_most(usual: int, limit: str) -> int:
    is_number = limit.isascii() and limit.isdigit() and len(limit) < 6
    return max(LEAST, min(usual, int(limit))) if is_number else usual


def comment_named(address: str, host: str) -> str:
    """The id of the comment that an address of this host leads to, empty for any other."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or parts.netloc.lower() != host.lower():
        return ""
    named = parse_qs(parts.query).get("comment", [""])[0]
    found = _PATH.fullmatch(parts.path)
    if found and found["comment"]:
        named = found["comment"]
    return named if is_id(named) else ""


def title_of(card: Card) -> str:
    """Who wrote it and where, in one line."""
    name = card.view.author_name or gettext("Closed account")
    return gettext("%(name)s on “%(title)s”") % {"name": name, "title": card.story.title}


def frame_code(card: Card, address: str, size: Size) -> str:
    """The line of HTML that shows the card; the frame may do nothing but open links."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title_of(card))}" width="{size.width}" '
        f'height="{size.height}" loading="lazy" referrerpolicy="no-referrer" '
        f'sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>'
    )


def oembed(card: Card, address: str, home: str, size: Size) -> dict[str, Any]:
    """The answer of the provider, version 1.0."""
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": card.story.publication.name,
        "provider_url": home,
        "title": title_of(card)[:TITLE_LENGTH],
        "author_name": card.view.author_name,
        "cache_age": CACHE_SECONDS,
        "width": size.width,
        "height": size.height,
        "html": frame_code(card, address, size),
    }
