"""What a reader sends, taken in whole before Django hears of it.

So a reader on a slow line, or one who is slow on purpose, holds none of the few threads behind.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO

from folkmoot.edge.answers import BUSY, NOT_READABLE, TOO_LARGE, TOO_SLOW, Refusal
from folkmoot.edge.asgi import Headers, Receive, header

MOST = 26 * 1024 * 1024
"""A picture of the newsroom may have twenty; the rest is its form."""
IN_MEMORY = 256 * 1024
MOST_TOGETHER = 256 * 1024 * 1024
PART = 64 * 1024
SECONDS_A_PART = 20
SECONDS = 300


class Refused(Exception):
    """The request is not taken in; the refusal is its answer."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.code)


class Gone(Exception):
    """The reader went away before the request was whole."""


@dataclass(slots=True)
class Body:
    """A whole body, in memory or on the disk."""

    file: IO[bytes] | None = None
    length: int = 0

    def parts(self) -> Iterator[bytes]:
        """The bytes, from the beginning, however often."""
        if self.file is not None:
            self.file.seek(0)
            while part := self.file.read(PART):
                yield part


class Intake:
    """Takes bodies in, and knows how much lies here altogether."""

    def __init__(self) -> None:
        self._together = 0

    @contextmanager
    def space(self) -> Iterator[Body]:
        """A body to be filled, which is gone afterwards."""
        body = Body()
        try:
            yield body
        finally:
            self._together -= body.length
            if body.file is not None:
                body.file.close()

    async def fill(self, body: Body, headers: Headers, receive: Receive) -> None:
        """Take in what the request carries.

        Raises:
            Refused: it is too large, too slow or its length cannot be known.
            Gone: the reader went away.
        """
        length = header(headers, b"content-length")
        is_chunked = bool(header(headers, b"transfer-encoding"))
        if not length and not is_chunked:
            return
        if length and (is_chunked or not (length.isascii() and length.isdigit())):
            raise Refused(NOT_READABLE)
        if length and int(length) > MOST:
            raise Refused(TOO_LARGE)
        try:
            async with asyncio.timeout(SECONDS):
                await self._take(body, receive)
        except TimeoutError:
            raise Refused(TOO_SLOW) from None

    async def _take(self, body: Body, receive: Receive) -> None:
        has_more = True
        while has_more:
            async with asyncio.timeout(SECONDS_A_PART):
                message = await receive()
            if message["type"] != "http.request":
                raise Gone
            self._keep(body, message.get("body", b""))
            has_more = message.get("more_body", False)

    def _keep(self, body: Body, part: bytes) -> None:
        if not part:
            return
        if body.length + len(part) > MOST:
            raise Refused(TOO_LARGE)
        if self._together + len(part) > MOST_TOGETHER:
            raise Refused(BUSY)
        body.length += len(part)
        self._together += len(part)
        try:
            if body.file is None:
                body.file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by `space`
            body.file.write(part)
        except OSError as error:
            raise Refused(BUSY) from error
