"""Live streams: who listens hears what changes, once, and no one address takes them all."""

import asyncio
import contextlib
import json

import pytest

from folkmoot.edge import streams as streams_module
from folkmoot.edge.store import Reader, Writer
from folkmoot.edge.streams import Streams
from tests.plumbing.waiting import LIMIT


class Listener:
    """A reader's side of one stream, in this process."""

    def __init__(self, streams, story="st", *, client="10.0.0.1", headers=(), query=b""):
        self.sent, self._left, self._news = [], asyncio.Event(), asyncio.Event()
        self.scope = {
            "path": f"/discussion/{story}/live",
            "client": (client, "1"),
            "headers": list(headers),
            "query_string": query,
        }
        self.task = asyncio.ensure_future(
            streams.serve(story, self.scope, self._receive, self._send)
        )

    async def _receive(self):
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        self.sent.append(message)
        self._news.set()

    def leave(self):
        self._left.set()

    @property
    def status(self):
        return self.sent[0]["status"]

    def events(self):
        text = b"".join(message.get("body", b"") for message in self.sent).decode()
        blocks = [dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
                  for block in text.split("\n\n")]  # fmt: skip
        return [block for block in blocks if "event" in block]

    async def until(self, condition):
        async with asyncio.timeout(LIMIT):
            while not condition(self):
                self._news.clear()
                await self._news.wait()


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(streams_module, "LOOK_EVERY", 0.005)
    return tmp_path / "snapshots.sqlite3"


def run(file, story, **limits):
    async def whole():
        streams = Streams(Reader(file), **{"most": 100, "most_each": 50, "proxies": 0, **limits})
        await story(streams, Writer(file))
        streams.close()

    asyncio.run(whole())


def test_who_listens_hears_of_its_story_alone(file):
    async def story(streams, writer):
        one, other = Listener(streams), Listener(streams, "other")
        await one.until(lambda each: len(each.sent) > 1)
        await other.until(lambda each: len(each.sent) > 1)
        writer.events("st", 4, {"total": 7, "newest": ["c1"]})
        await one.until(lambda each: each.events())
        (event,) = one.events()
        assert (event["event"], event["id"]) == ("change", "4")
        assert json.loads(event["data"]) == {"version": 4, "total": 7, "newest": ["c1"]}
        assert other.events() == []
        assert one.sent[1]["body"].startswith(b"retry: ")
        one.leave()
        await one.task
        assert one.sent[-1] == {"type": "http.response.body", "body": b"", "more_body": False}

    run(file, story)


@pytest.mark.parametrize(
    ("headers", "query", "heard"),
    [
        ((), b"", 1),
        ((), b"since=3", 1),
        ((), b"since=4", 0),
        ([(b"last-event-id", b"3")], b"since=9", 1),
        ([(b"last-event-id", b"4")], b"", 0),
        ([(b"last-event-id", b"9" * 40)], b"", 1),
        ([(b"last-event-id", b"\xd9\xa3")], b"", 1),
    ],
)
def test_who_comes_again_hears_what_was_missed(file, headers, query, heard):
    async def story(streams, writer):
        writer.events("st", 4, {"total": 7})
        listener = Listener(streams, headers=headers, query=query)
        await listener.until(lambda each: len(each.sent) > 1)
        assert len(listener.events()) == heard

    run(file, story)


def test_a_slow_reader_hears_the_newest(file):
    async def story(streams, writer):
        held = asyncio.Event()
        listener = Listener(streams)
        await listener.until(lambda each: len(each.sent) > 1)
        send = listener._send

        async def slow(message):
            await held.wait()
            await send(message)

        listener.task.cancel()
        stream = streams_module.Stream("st")
        for version in (1, 2, 3):
            stream.give(f"{version}".encode())
        assert await stream.next() == b"3"
        stream.beat()
        stream.give(b"4")
        stream.beat()
        assert await stream.next() == b"4"
        with contextlib.suppress(asyncio.CancelledError):
            await listener.task
        assert slow

    run(file, story)


def test_ac_124_there_is_an_end_to_how_many(file):
    async def story(streams, writer):
        listeners = [Listener(streams, client="10.0.0.1") for _ in range(3)]
        for listener in listeners:
            await listener.until(lambda each: each.sent)
        assert [each.status for each in listeners] == [200, 200, 503]
        other = Listener(streams, client="2001:db8::1")
        same = Listener(streams, client="2001:db8::2")
        more = Listener(streams, client="10.0.0.3")
        for listener in (other, same, more):
            await listener.until(lambda each: each.sent)
        assert [other.status, same.status, more.status] == [200, 200, 503]
        listeners[0].leave()
        await listeners[0].task
        again = Listener(streams, client="10.0.0.1")
        await again.until(lambda each: each.sent)
        assert again.status == 200

    run(file, story, most=4, most_each=2)


def test_the_address_is_that_which_our_proxy_wrote(file):
    async def story(streams, writer):
        forged = [[(b"x-forwarded-for", b"9.9.9.%d, 10.0.0.1" % number)] for number in range(3)]
        found = [Listener(streams, client="127.0.0.1", headers=each) for each in forged]
        for listener in found:
            await listener.until(lambda each: each.sent)
        assert [each.status for each in found] == [200, 200, 503]

    run(file, story, most_each=2, proxies=1)


def test_all_end_when_the_server_does(file):
    async def story(streams, writer):
        found = [Listener(streams, f"story-{number}") for number in range(5)]
        for listener in found:
            await listener.until(lambda each: len(each.sent) > 1)
        streams.close()
        await asyncio.gather(*(listener.task for listener in found))
        late = Listener(streams)
        await late.task
        assert late.status == 503

    run(file, story)
