"""Server processes under measurement: start, wait, CPU and memory of the whole tree, end."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

PATIENCE = 60.0


def free_port() -> int:
    """A port of the loopback interface that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Server:
    """A running server: its port, and how long it took until it answered, in seconds."""

    process: psutil.Process
    port: int
    start_seconds: float

    def tree(self) -> list[psutil.Process]:
        """The process and all below it."""
        return [self.process, *self.process.children(recursive=True)]

    def cpu_seconds(self) -> float:
        """User and system time of the whole tree so far."""
        return sum(one.cpu_times().user + one.cpu_times().system for one in self.tree())

    def resident_mb(self) -> float:
        """Resident memory of the whole tree, in megabytes of 10^6 bytes."""
        return sum(one.memory_info().rss for one in self.tree()) / 1e6


@contextmanager
def serving(
    command: Sequence[str], port: int, *, path: str, environment: Mapping[str, str], log: Path
) -> Iterator[Server]:
    """Run a server until the block ends; it begins when `path` answers.

    Raises:
        TimeoutError: nothing answered within a minute; the log says why.
    """
    with log.open("wb") as out:
        begin = time.monotonic()
        child = subprocess.Popen(command, env=dict(environment), stdout=out, stderr=out)
        try:
            _wait(child, f"http://127.0.0.1:{port}{path}", log)
            yield Server(psutil.Process(child.pid), port, time.monotonic() - begin)
        finally:
            child.terminate()
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()


def _wait(child: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"No answer from {address}; see {log}.")
