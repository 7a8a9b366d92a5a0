"""Reading what servers of the fediverse answer (ActivityPub); pure.

Nothing in a document is believed beyond its own host: an object counts only as that of the
server that gave it out. Of its HTML nothing is kept but the words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import nh3

from folkmoot.discussion.characters import is_readable, without_controls

TYPES = frozenset({"Note", "Article", "Question", "Page", "Video"})
PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
TEXT_LENGTH = 5_000
NAME_LENGTH = 80
ADDRESS_LENGTH = 500
Document = dict[str, Any]


@dataclass(frozen=True)
class Author:
    """Who wrote a reply, as their server says."""

    name: str
    handle: str
    address: str


@dataclass(frozen=True)
class Reply:
    """One public reply."""

    object_id: str
    address: str
    author_id: str
    text: str
    language: str
    written_at: datetime


def host_of(address: str) -> str:
    """The host and port of an address of the web, empty for anything else."""
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in {"https", "http"} and bool(parts.hostname)
    except ValueError:
        return ""
    return parts.netloc.lower() if is_web and len(address) <= ADDRESS_LENGTH else ""


def id_of(thing: Any) -> str:
    """The id of something that is named by its id or given whole; empty for neither."""
    named = thing.get("id") if isinstance(thing, dict) else thing
    return named if isinstance(named, str) and host_of(named) else ""


def is_gone(document: Document) -> bool:
    """True for what stands where something was deleted."""
    return document.get("type") == "Tombstone"


def reply_in(document: Document, *, to: str) -> Reply | None:
    """The public reply to the object `to` that a document is, none for anything else."""
    own, author = id_of(document), id_of(document.get("attributedTo"))
    is_reply = document.get("type") in TYPES and id_of(document.get("inReplyTo")) == to
    if not is_reply or not own or host_of(own) != host_of(author) or not _is_public(document):
        return None
    text, written_at = _text_of(document), _moment(document.get("published"))
    if not text or written_at is None:
        return None
    address = document.get("url")
    return Reply(
        object_id=own,
        address=address if isinstance(address, str) and host_of(address) == host_of(own) else own,
        author_id=author,
        text=text,
        language=_language_of(document),
        written_at=written_at,
    )


def author_in(document: Document) -> Author | None:
    """The person that a document is, none when it does not say who."""
    own, nick = id_of(document), document.get("preferredUsername")
    if not own or not isinstance(nick, str) or not re.fullmatch(r"[\w.\-]{1,100}", nick):
        return None
    name, address = document.get("name"), document.get("url")
    shown = _line(name) if isinstance(name, str) else ""
    return Author(
        name=(shown or nick)[:NAME_LENGTH],
        handle=f"@{nick}@{host_of(own)}"[:200],
        address=address if isinstance(address, str) and host_of(address) == host_of(own) else own,
    )


def items_in(page: Document) -> list[Any]:
    """What a page of a collection lists."""
    listed = page.get("items", page.get("orderedItems", []))
    return listed if isinstance(listed, list) else [listed]


def text_of(html: str) -> str:
    """The words of somebody's HTML: paragraphs stay, everything else goes."""
    kept = nh3.clean(html[: TEXT_LENGTH * 6], tags={"p", "br"}, attributes={})
    lines = re.sub(r"<br ?/?>", "\n", re.sub(r"</p>\s*<p>", "\n\n", kept))
    plain = unescape(re.sub(r"</?p>", "", lines)).strip()
    if not is_readable(plain):
        return ""
    return without_controls(plain)[:TEXT_LENGTH]


def _text_of(document: Document) -> str:
    """The words; a warning that the author put before them stands before them."""
    content, warning = document.get("content"), document.get("summary")
    text = text_of(content) if isinstance(content, str) else ""
    before = text_of(warning) if isinstance(warning, str) else ""
    return "\n\n".join(part for part in (before, text) if part)[:TEXT_LENGTH] if text else ""


def _line(text: str) -> str:
    return " ".join(text_of(text).split())


def _is_public(document: Document) -> bool:
    audience: list[Any] = []
    for name in ("to", "cc"):
        named = document.get(name, [])
        audience += named if isinstance(named, list) else [named]
    return any(isinstance(each, str) and each in PUBLIC for each in audience)


def _language_of(document: Document) -> str:
    spoken = document.get("contentMap")
    named: Iterable[Any] = spoken if isinstance(spoken, dict) else ()
    first = next(iter(named), "")
    return first if isinstance(first, str) and re.fullmatch(r"[A-Za-z-]{2,12}", first) else ""


def _moment(written: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
