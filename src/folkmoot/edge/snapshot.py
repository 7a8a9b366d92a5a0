"""What is kept: pages as anyone may see them, and what is told about a story."""

import hashlib
import json
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from folkmoot.edge.encodings import packed

OWN_HEADERS = frozenset(
    {
        "age", "cache-control", "connection", "content-encoding", "content-language",
        "content-length", "content-type", "date", "etag", "keep-alive", "last-modified", "server",
        "set-cookie", "transfer-encoding", "vary",
    }
)  # fmt: skip
"""The edge writes these itself, or they belong to one answer; a page does not keep them."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One page as anyone may see it, of a story at a version."""

    key: str
    story: str
    version: int
    content_type: str
    body: bytes
    language: str
    headers: tuple[tuple[str, str], ...] = ()
    """What else its answer carries, such as a content security policy; see `OWN_HEADERS`."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A page as it is sent: the encoding is empty for plain bytes, the headers are JSON."""

    version: int
    content_type: str
    language: str
    etag: str
    encoding: str
    headers: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Event:
    """What is told about a story; `number` rises with each event of any story."""

    number: int
    story: str
    version: int
    facts: str


def key_of(path: str, query: str = "") -> str:
    """The name of a page: its path and its query in one order, without empty values."""
    return f"{path}?{urlencode(sorted(parse_qsl(query)))}" if query else f"{path}?"


def rows_of(page: Snapshot) -> list[tuple[object, ...]]:
    """The rows that keep a page, one for each encoding, in the order of `tables.KEEP`.

    The tag is weak, because it is the same for every encoding.
    """
    etag = f'W/"{hashlib.blake2b(page.body, digest_size=12).hexdigest()}"'
    kept = [[name, value] for name, value in page.headers if name.lower() not in OWN_HEADERS]
    facts = (page.key, page.story, page.version, page.content_type, page.language, etag)
    return [(*facts, json.dumps(sorted(kept)), *made) for made in packed(page.body)]
