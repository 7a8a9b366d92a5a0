"""Django behind its socket: connections that are kept, each request with its answer.

One library, h11, writes what goes there and reads what comes back, and refuses whatever is not
HTTP; nothing here puts a message together by hand.
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import h11

from folkmoot.edge.answers import BROKEN_OFF, BUSY, NO_ANSWER, NOT_READABLE, STARTING
from folkmoot.edge.bodies import Body, Refused

AT_ONCE = 64
MOST_WAITING = 512
SECONDS_WAITING = 20
SECONDS_TO_CONNECT = 5
SECONDS_TO_ANSWER = 60
SECONDS_A_PART = 60
SECONDS_KEPT = 10
"""Less than the time after which the server behind ends a connection that is silent."""
LARGEST_HEAD = 128 * 1024
PART = 64 * 1024
SAFE = frozenset({b"GET", b"HEAD", b"OPTIONS"})
BROKEN = (OSError, EOFError, h11.RemoteProtocolError)


class _Connection:
    """One connection, with what h11 knows of it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.state = h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
        self.kept_since = 0.0

    async def ask(self, request: h11.Request, body: Body) -> h11.Response:
        """Send the request; the head of its answer."""
        self.writer.write(self.state.send(request) or b"")
        with suppress(OSError):  # it may have been answered before it was read to its end
            for part in body.parts():
                self.writer.write(self.state.send(h11.Data(part)) or b"")
                await self.writer.drain()
            self.writer.write(self.state.send(h11.EndOfMessage()) or b"")
        while True:
            match await self.event():
                case h11.Response() as head:
                    return head
                case h11.InformationalResponse():
                    continue
                case _:
                    raise EOFError

    async def event(self) -> h11.Event | type[h11.PAUSED]:
        """What comes next.

        Raises:
            EOFError, OSError, h11.RemoteProtocolError: the connection is of no use any more.
        """
        while True:
            event = self.state.next_event()
            if event is not h11.NEED_DATA:
                return event  # type: ignore[return-value]
            self.state.receive_data(await self.reader.read(PART))

    def is_usable(self) -> bool:
        """True when it may carry another request."""
        is_young = time.monotonic() - self.kept_since < SECONDS_KEPT
        return is_young and not self.reader.at_eof() and not self.writer.is_closing()

    def close(self) -> None:
        """End it, whatever is under way."""
        self.writer.close()


@dataclass(slots=True)
class Answer:
    """The head of an answer, and its body as it comes."""

    head: h11.Response
    connection: _Connection
    is_whole: bool = field(default=False)

    async def parts(self) -> AsyncIterator[bytes]:
        """The body.

        Raises:
            Refused: it broke off, or nothing came for a long time.
        """
        try:
            while True:
                async with asyncio.timeout(SECONDS_A_PART):
                    event = await self.connection.event()
                if isinstance(event, h11.Data):
                    yield bytes(event.data)
                else:
                    self.is_whole = isinstance(event, h11.EndOfMessage)
                    break
        except TimeoutError:
            raise Refused(NO_ANSWER) from None
        except BROKEN as error:
            raise Refused(BROKEN_OFF) from error
        if not self.is_whole:
            raise Refused(BROKEN_OFF)


class Backend:
    """Passes requests on, so many at once, in the order in which they came."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0
        self._kept: deque[_Connection] = deque()

    @asynccontextmanager
    async def answering(self, request: h11.Request, body: Body) -> AsyncIterator[Answer]:
        """The answer to a request.

        The place of the request is free again once the answer begins: from then on it waits for
        nothing but the reader's own line.

        Raises:
            Refused: there is no answer; the refusal says why.
        """
        await self._take_place()
        try:
            connection, head = await self._asked(request, body)
        finally:
            self._places.release()
        answer = Answer(head, connection)
        try:
            yield answer
        finally:
            self._put_back(answer)

    async def _take_place(self) -> None:
        if self._waiting >= MOST_WAITING:
            raise Refused(BUSY)
        self._waiting += 1
        try:
            async with asyncio.timeout(SECONDS_WAITING):
                await self._places.acquire()
        except TimeoutError:
            raise Refused(BUSY) from None
        finally:
            self._waiting -= 1

    async def _asked(self, request: h11.Request, body: Body) -> tuple[_Connection, h11.Response]:
        """Ask on a kept connection, or on a new one.

        A kept one may just have been ended by the other side. Then what only reads is asked
        once more; what may have changed something is not.
        """
        kept = self._kept_connection()
        if kept is not None:
            try:
                return kept, await self._ask(kept, request, body)
            except Refused as refused:
                if refused.refusal is not BROKEN_OFF or request.method not in SAFE:
                    raise
        new = await self._new_connection()
        return new, await self._ask(new, request, body)

    async def _ask(self, connection: _Connection, request: h11.Request, body: Body) -> h11.Response:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER):
                return await connection.ask(request, body)
        except TimeoutError:
            connection.close()
            raise Refused(NO_ANSWER) from None
        except h11.LocalProtocolError as error:
            connection.close()
            raise Refused(NOT_READABLE) from error
        except BROKEN as error:
            connection.close()
            raise Refused(BROKEN_OFF) from error
        except BaseException:
            connection.close()
            raise

    def _kept_connection(self) -> _Connection | None:
        """The one that rested longest, so that every process behind gets its share."""
        while self._kept:
            connection = self._kept.popleft()
            if connection.is_usable():
                return connection
            connection.close()
        return None

    async def _new_connection(self) -> _Connection:
        try:
            async with asyncio.timeout(SECONDS_TO_CONNECT):
                return _Connection(*await asyncio.open_unix_connection(self._path))
        except (OSError, TimeoutError) as error:
            raise Refused(STARTING) from error

    def _put_back(self, answer: Answer) -> None:
        connection = answer.connection
        state = connection.state
        if answer.is_whole and state.our_state is h11.DONE and state.their_state is h11.DONE:
            state.start_next_cycle()
            connection.kept_since = time.monotonic()
            self._kept.append(connection)
        else:
            connection.close()
