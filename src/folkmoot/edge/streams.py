"""Live streams: each reader who looks at a story hears when its discussion changes.

What is told are numbers and public ids; the page itself is fetched like any other. One look at
a number in shared memory serves all streams of a process.
"""

import asyncio
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from folkmoot.edge.answers import BUSY, refuse
from folkmoot.edge.asgi import Receive, Scope, Send, client_of, header
from folkmoot.edge.store import Event, Reader

LOOK_EVERY = 0.025
BEAT_EVERY = 15
RETRY_AFTER = (2_000, 10_000)
"""After a restart all streams come again: each reader is told another time, in milliseconds."""
SECONDS_STUCK = 60
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
BEAT = b":\n\n"


@dataclass(slots=True, eq=False)
class Stream:
    """One reader who listens. What was not sent yet gives way to what is newer."""

    story: str
    waiting: bytes = b""
    is_over: bool = False
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, words: bytes) -> None:
        """Let it send this next."""
        self.waiting = words
        self._woken.set()

    def beat(self) -> None:
        """Let it show that it is there, unless it has something to say."""
        if not self.waiting:
            self.give(BEAT)

    def end(self) -> None:
        """Let it come to its end."""
        self.is_over = True
        self._woken.set()

    async def next(self) -> bytes:
        """What to send next; nothing when it is over."""
        await self._woken.wait()
        self._woken.clear()
        words, self.waiting = self.waiting, b""
        return b"" if self.is_over else words


class Streams:
    """All streams of this process."""

    def __init__(self, reader: Reader, *, most: int, most_each: int, proxies: int) -> None:
        self._reader = reader
        self._most, self._most_each, self._proxies = most, most_each, proxies
        self._by_story: defaultdict[str, set[Stream]] = defaultdict(set)
        self._by_client: Counter[str] = Counter()
        self._beats: list[set[Stream]] = [set() for _ in range(BEAT_EVERY)]
        self._watch: asyncio.Task[None] | None = None
        self._is_closing = False

    async def serve(self, story: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Tell of the story until the reader leaves or the server ends."""
        client = client_of(scope, self._proxies)
        is_full = self._by_client.total() >= self._most
        if self._is_closing or is_full or self._by_client[client] >= self._most_each:
            await refuse(send, BUSY, path=scope["path"])
            return
        stream = Stream(story)
        self._add(stream, client)
        left = asyncio.ensure_future(_leave(receive, stream))
        try:
            await self._tell(stream, known=_known(scope), send=send)
        except TimeoutError:
            return
        finally:
            left.cancel()
            self._remove(stream, client)

    def close(self) -> None:
        """End every stream, and begin none."""
        self._is_closing = True
        if self._watch is not None:
            self._watch.cancel()
        for streams in self._by_story.values():
            for stream in streams:
                stream.end()

    async def _tell(self, stream: Stream, *, known: int, send: Send) -> None:
        retry = f"retry: {random.randint(*RETRY_AFTER)}\n\n".encode()  # noqa: S311 - no secret
        told = self._reader.told(stream.story)
        if told is not None and told.version > known:
            retry += words_of(told)
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        words = retry
        while words:
            async with asyncio.timeout(SECONDS_STUCK):
                await send({"type": "http.response.body", "body": words, "more_body": True})
            words = await stream.next()
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _add(self, stream: Stream, client: str) -> None:
        self._by_story[stream.story].add(stream)
        self._by_client[client] += 1
        min(self._beats, key=len).add(stream)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.ensure_future(self._look())

    def _remove(self, stream: Stream, client: str) -> None:
        of_story = self._by_story[stream.story]
        of_story.discard(stream)
        if not of_story:
            del self._by_story[stream.story]
        self._by_client[client] -= 1
        if not self._by_client[client]:
            del self._by_client[client]
        for beat in self._beats:
            beat.discard(stream)

    async def _look(self) -> None:
        """Pass on what is told from now on, and let each stream beat once in a while."""
        number, seen = self._reader.last_told(), self._reader.changes()
        looks = 0
        while self._by_story:
            await asyncio.sleep(LOOK_EVERY)
            looks += 1
            if looks % round(1 / LOOK_EVERY) == 0:
                for stream in self._beats[looks // round(1 / LOOK_EVERY) % BEAT_EVERY]:
                    stream.beat()
            changes = self._reader.changes()
            if changes == seen:
                continue
            seen = changes
            for event in self._reader.told_since(number):
                number = event.number
                words = words_of(event)
                for stream in self._by_story.get(event.story, ()):
                    stream.give(words)


def words_of(event: Event) -> bytes:
    """The event as it goes over the line; its id is the version that it tells of."""
    return f"id: {event.version}\nevent: change\ndata: {event.facts}\n\n".encode()


def _known(scope: Scope) -> int:
    """The version that the reader has seen: when it came again, or as the page said."""
    written = header(scope["headers"], b"last-event-id")
    if not written:
        name, _, value = scope["query_string"].decode("latin-1").partition("=")
        written = value if name == "since" else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else -1


async def _leave(receive: Receive, stream: Stream) -> None:
    """End the stream when its reader is gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.end()
