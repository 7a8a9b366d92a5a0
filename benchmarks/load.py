"""Requests over kept connections, from as many clients as asked for."""

import http.client
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.processes import Server


@dataclass(frozen=True)
class Request:
    """One request, as a client sends it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None = None


@dataclass(frozen=True)
class Load:
    """What came of a load: answers by status, wall seconds, CPU of the server per request."""

    statuses: dict[int, int]
    seconds: float
    cpu_per_request: float

    @property
    def accepted(self) -> int:
        """How many comments stand: 201 of both systems; 202 is one that waits."""
        return self.statuses.get(201, 0)


def send(server: Server, clients: Sequence[Sequence[Request]]) -> Load:
    """Let each client send its requests one after another, all clients at once."""
    statuses: dict[int, int] = {}
    lock = threading.Lock()

    def work(requests: Sequence[Request]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
        for request in requests:
            status = _one(connection, request)
            with lock:
                statuses[status] = statuses.get(status, 0) + 1
        connection.close()

    cpu, begin = server.cpu_seconds(), time.monotonic()
    _together([lambda requests=requests: work(requests) for requests in clients])
    total = sum(len(requests) for requests in clients)
    spent = server.cpu_seconds() - cpu
    return Load(statuses, time.monotonic() - begin, spent / max(total, 1))


def _one(connection: http.client.HTTPConnection, request: Request) -> int:
    connection.request(request.method, request.path, request.body, request.headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def _together(works: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
