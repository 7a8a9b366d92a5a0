"""The edge: what is kept it answers itself, who listens it tells, all else goes on to Django."""

import asyncio
import json
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from folkmoot.edge.asgi import Headers, Message, Receive, Scope, Send
from folkmoot.edge.backend import Backend
from folkmoot.edge.proxy import BrokenOff, Proxy
from folkmoot.edge.snapshot import key_of
from folkmoot.edge.store import Reader, Stored
from folkmoot.edge.streams import Streams

KEPT = ("/discussion/", "/api/v1/stories/")
"""Where kept pages are; nothing else is looked up."""
LIVE = re.compile(r"/discussion/([A-Za-z0-9_-]{1,64})/live/?\Z")
SHARED = re.compile(r"/discussion/[^/]+/(?:part|more|pulse)/\Z|/api/v1/stories/[^/]+/thread\Z")
"""Pages that Django keeps when it is asked for them, so that one asks for all who wait."""
SECONDS_FOR_ANOTHER = 3
LONGEST_QUERY = 1024
FRESH = 1.0
"""Seconds after which a page is not fresh for an edge that follows a builder on another host."""

log = logging.getLogger("folkmoot.edge")
_key = lru_cache(maxsize=4096)(key_of)


@dataclass(frozen=True)
class Options:
    """Where the pages and Django are, and how far the edge trusts and goes."""

    snapshots: Path
    backend: Path
    proxies: int = 0
    streams: int = 10_000
    streams_each: int = 200
    follows: bool = False


class Edge:
    """The ASGI application of one process."""

    def __init__(self, options: Options) -> None:
        self._reader = Reader(options.snapshots)
        self._follows = options.follows
        self._asked: dict[tuple[str, bytes], asyncio.Event] = {}
        self._proxy = Proxy(Backend(options.backend))
        self._streams = Streams(
            self._reader,
            most=options.streams,
            most_each=options.streams_each,
            proxies=options.proxies,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await self._answer(scope, receive, send)
        except BrokenOff as broken:
            log.warning("%s: the answer of Django broke off (%s)", scope["path"], broken.__cause__)
            raise
        except Exception:
            log.exception("%s could not be answered", scope["path"])
            raise

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if scope["method"] in {"GET", "HEAD"} and path.startswith(KEPT):
            live = LIVE.match(path) if scope["method"] == "GET" else None
            if live:
                await self._streams.serve(live[1], scope, receive, send)
                return
            accepted, known = _wishes(scope["headers"])
            stored = self._find(path, scope["query_string"], accepted)
            if stored is None and await self._was_asked_by_another(scope):
                stored = self._find(path, scope["query_string"], accepted)
            if stored is not None:
                await _send(stored, known, is_head=scope["method"] == "HEAD", send=send)
                return
        await self._pass_on(scope, receive, send)

    async def _was_asked_by_another(self, scope: Scope) -> bool:
        """Wait while another reader's request for the same page is under way; True if one was.

        A page that thousands look at goes when a comment is hidden. Without this, all of them
        would ask Django for it at that moment.
        """
        asked = self._asked.get((scope["path"], scope["query_string"]))
        if asked is None:
            return False
        with suppress(TimeoutError):
            await asyncio.wait_for(asked.wait(), SECONDS_FOR_ANOTHER)
        return True

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask Django; who asks for a page first lets the others know when the answer begins.

        Nobody waits for a reader's own line: neither for what is sent, nor for what is read.
        """
        page = (scope["path"], scope["query_string"])
        if page in self._asked or not _may_be_waited_for(scope):
            await self._proxy(scope, receive, send)
            return
        asked = self._asked[page] = asyncio.Event()

        def tell() -> None:
            if not asked.is_set():
                asked.set()
                del self._asked[page]

        async def tell_and_send(message: Message) -> None:
            tell()
            await send(message)

        try:
            await self._proxy(scope, receive, tell_and_send)
        finally:
            tell()

    def close(self) -> None:
        """End what would not end by itself; called when the server begins to stop."""
        self._streams.close()

    def _find(self, path: str, query: bytes, accepted: str) -> Stored | None:
        if len(query) > LONGEST_QUERY:
            return None
        if self._follows and self._reader.seconds_since_beat() > FRESH:
            return None
        return self._reader.find(_key(path, query.decode("latin-1")), accepted)


def _may_be_waited_for(scope: Scope) -> bool:
    has_body = any(key in {b"content-length", b"transfer-encoding"} for key, _ in scope["headers"])
    return scope["method"] == "GET" and not has_body and bool(SHARED.match(scope["path"]))


def _wishes(headers: Headers) -> tuple[str, str]:
    """The encodings that are accepted, and the tags of what the reader has already."""
    accepted = known = ""
    for key, value in headers:
        if key == b"accept-encoding":
            accepted = value.decode("latin-1")
        elif key == b"if-none-match":
            known = value.decode("latin-1")
    return accepted, known


async def _send(stored: Stored, known: str, *, is_head: bool, send: Send) -> None:
    headers = [
        (b"etag", stored.etag.encode()),
        (b"cache-control", b"public, no-cache"),
        (b"vary", b"accept-encoding"),
        *_kept_headers(stored.headers),
    ]
    if known and (known == "*" or stored.etag.removeprefix("W/") in known):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    headers.append((b"content-type", stored.content_type.encode()))
    headers.append((b"content-length", str(len(stored.body)).encode()))
    if stored.language:
        headers.append((b"content-language", stored.language.encode()))
    if stored.encoding:
        headers.append((b"content-encoding", stored.encoding.encode()))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else stored.body})


@lru_cache(maxsize=256)
def _kept_headers(words: str) -> Headers:
    """The page's own headers; nosniff is one of them always."""
    kept = {name.lower(): value for name, value in json.loads(words)}
    kept["x-content-type-options"] = "nosniff"
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in kept.items()]
