"""A stand-in for Django behind its socket: it notes what it gets and answers as told."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Answering = Callable[[socket.socket, bytes], None]


def answer_ok(link: socket.socket, request: bytes) -> None:
    link.sendall(OK[:-2] if request.startswith(b"HEAD") else OK)


class Recorder:
    """Takes connections, reads whole requests from them, and answers each."""

    def __init__(self, path: Path) -> None:
        self.requests: list[bytes] = []
        self._links: list[socket.socket] = []
        self.answer: Answering = answer_ok
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                link, _ = self._server.accept()
                self._links.append(link)
                threading.Thread(target=self._converse, args=(link,), daemon=True).start()

    def _converse(self, link: socket.socket) -> None:
        with link, suppress(OSError):
            while request := self._request(link):
                self.requests.append(request)
                self.answer(link, request)

    @staticmethod
    def _request(link: socket.socket) -> bytes:
        """One request, by its content length alone: what the edge sends has no other framing."""
        data = b""
        while b"\r\n\r\n" not in data:
            part = link.recv(65536)
            if not part:
                return b""
            data += part
        head, _, _ = data.partition(b"\r\n\r\n")
        lengths = [
            int(line.partition(b":")[2])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ]
        whole = len(head) + 4 + sum(lengths)
        while len(data) < whole:
            data += link.recv(65536)
        return data

    def close(self) -> None:
        """Take no more, and end what there is."""
        for link in (self._server, *self._links):
            with suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()


@contextmanager
def recording(path: Path) -> Iterator[Recorder]:
    """A recorder until the block ends."""
    recorder = Recorder(path)
    try:
        yield recorder
    finally:
        recorder.close()
