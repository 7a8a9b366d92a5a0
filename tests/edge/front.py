"""The edge as a process of its own, and raw conversations with it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.durability.site import free_port
from tests.plumbing.waiting import LIMIT, wait_until

HOST = b"Host: paper.example\r\n"


class Front:
    """A running edge."""

    def __init__(self, folder: Path, *wishes: str) -> None:
        self.port = free_port()
        self.snapshots = folder / "snapshots.sqlite3"
        self.backend = folder / "django"
        places = [f"--snapshots={self.snapshots}", f"--backend={self.backend}"]
        command = [sys.executable, "-m", "folkmoot.edge", "--host=127.0.0.1", *places, *wishes]
        self.process = subprocess.Popen(
            [*command, f"--port={self.port}", f"--parent={os.getpid()}"],
            env=os.environ | {"PYTHONPATH": "src"},
        )
        wait_until(self._listens)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def connect(self) -> socket.socket:
        """A connection to it."""
        link = socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT)
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return link

    def say(self, *parts: bytes) -> bytes:
        """Send raw bytes and read until the edge ends the connection."""
        with self.connect() as link:
            for part in parts:
                link.sendall(part)
            return read_all(link)

    def get(self, path: str, *headers: bytes, method: str = "GET") -> tuple[int, dict, bytes]:
        """The status, headers and body of one answer."""
        lines = b"".join(header + b"\r\n" for header in headers)
        ask = f"{method} {path} HTTP/1.1\r\n".encode() + HOST + lines + b"Connection: close\r\n\r\n"
        with self.connect() as link:
            link.sendall(ask)
            return parsed(read_all(link))

    def stop(self) -> None:
        """End it as `folkmoot serve` does."""
        self.process.terminate()
        self.process.wait(LIMIT)


def read_all(link: socket.socket) -> bytes:
    data = b""
    while part := link.recv(65536):
        data += part
    return data


def parsed(answer: bytes) -> tuple[int, dict, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    return int(first.split()[1]), {name.lower(): value for name, _, value in pairs}, body


@contextmanager
def running(folder: Path, *wishes: str) -> Iterator[Front]:
    front = Front(folder, *wishes)
    try:
        yield front
    finally:
        front.stop()
