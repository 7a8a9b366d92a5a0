"""The edge under measurement: what a kept page costs, live streams, and stalls while many write."""

import asyncio
import os
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import psutil

from benchmarks import site
from benchmarks.load import Request, send
from benchmarks.processes import Server, free_port

READS = 20_000
READERS = 4
OTHER_STORIES = 900
STREAMS = 5_000
PUSHES = 10
POSTERS = 16
POSTS_EACH = 15
STORY = "live-story"
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}


def part(size: int) -> Request:
    """The section of a story's page as the component fetches it, as browsers ask."""
    return Request("GET", f"/discussion/{site.story(size)}/part/?order=newest", BROWSER)


def reads(server: Server, sizes: tuple[int, ...]) -> dict[str, float]:
    """CPU of all processes a read of kept pages, by the size of the discussion.

    Beside the measured stories the file holds the pages of nine hundred others of a hundred
    comments each, so that with those of ten thousand it is that of a site of 100,000.
    """
    _build(sizes)
    figures: dict[str, float] = {}
    for size in sizes:
        request = part(size)
        tag = _tag(server, request)
        known = replace(request, headers={**BROWSER, "If-None-Match": tag})
        figures[f"read.edge_cpu_us.{size}"] = _cost(server, request, 200)
        figures[f"read.edge_304_cpu_us.{size}"] = _cost(server, known, 304)
    if {10, 1_000} <= set(sizes):
        small, large = (figures[f"read.edge_cpu_us.{size}"] for size in (10, 1_000))
        figures["read.edge_growth_10_to_1000"] = large / small
    return figures


def _cost(server: Server, request: Request, status: int) -> float:
    """Four clients who do nothing but ask: a slower client would be measured along with it."""
    lines = [f"{name}: {value}\r\n" for name, value in request.headers.items()]
    ask = f"{request.method} {request.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{''.join(lines)}\r\n"
    _ask_on(server.port, ask.encode(), 200, status)
    before = server.cpu_seconds()
    with ThreadPoolExecutor(READERS) as pool:
        each = READS // READERS
        lots = [
            pool.submit(_ask_on, server.port, ask.encode(), each, status) for _ in range(READERS)
        ]
        for lot in lots:
            lot.result()
    return (server.cpu_seconds() - before) / READS * 1e6


def _ask_on(port: int, ask: bytes, many: int, status: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as link:
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(many):
            link.sendall(ask)
            answer = link.recv(1 << 18)
            head, _, body = answer.partition(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 %d " % status):
                sys.exit(f"{head!r} instead of {status}; nothing was measured.")
            missing = _length(head) - len(body) if status == 200 else 0
            while missing > 0:
                missing -= len(link.recv(1 << 18))


def _length(head: bytes) -> int:
    marker = b"content-length: "
    return int(head[head.index(marker) + len(marker) :].split(b"\r\n", 1)[0])


def _tag(server: Server, request: Request) -> str:
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(request.method, request.path, None, request.headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.getheader("Vary") != "accept-encoding":
        sys.exit(f"{request.path} did not come from the edge; nothing was measured.")
    return answer.getheader("ETag") or ""


def _build(sizes: tuple[int, ...]) -> None:
    from django.conf import settings
    from django.core.management import call_command

    from folkmoot.discussion.queries.stories import story_by_id
    from folkmoot.edge.store import Writer
    from folkmoot.embed.public_pages import first_pages

    call_command("snapshots")
    model = story_by_id(site.story(min(sizes, key=lambda size: abs(size - 100))))
    pages, writer = first_pages(model), Writer(settings.SNAPSHOTS)
    for number in range(OTHER_STORIES):
        other = f"other-{number}"
        writer.put(
            replace(page, story=other, key=page.key.replace(model.public_id, other))
            for page in pages
        )


def stalls(server: Server, numbers: Iterator[int]) -> dict[str, float]:
    """How long a reader waits for a kept page while sixteen clients write on another story."""
    waits: list[float] = []
    is_over = threading.Event()

    def read_on() -> None:
        request = [[part(10)]]
        while not is_over.is_set():
            begin = time.monotonic()
            send(server, request)
            waits.append((time.monotonic() - begin) * 1e3)
            time.sleep(0.01)

    reader = threading.Thread(target=read_on)
    with _builder():
        reader.start()
        lots = [
            [site.posting(server, next(numbers)) for _ in range(POSTS_EACH)] for _ in range(POSTERS)
        ]
        send(server, lots)
        is_over.set()
        reader.join()
    return {"live.stall_ms.p99": quantiles(waits, n=100)[98], "live.stall_ms.longest": max(waits)}


@contextmanager
def _builder() -> Iterator[None]:
    """What keeps the pages up to date beside the worker."""
    command = [sys.executable, "-m", "folkmoot", "snapshots", "--follow"]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "src"})
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def streams(folder: Path) -> dict[str, float]:
    """Five thousand readers listen to one process, and each hears the same ten times."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    many = min(STREAMS, most - 200)
    port, snapshots = free_port(), folder / "live.sqlite3"
    snapshots.unlink(missing_ok=True)
    command = [sys.executable, "-m", "folkmoot.edge", "--host=127.0.0.1", f"--port={port}"]
    command += [f"--snapshots={snapshots}", f"--backend={folder / 'nobody'}", f"--streams={many}"]
    environment = {**os.environ, "PYTHONPATH": "src"}
    child = subprocess.Popen([*command, f"--streams-each={many}"], env=environment)
    try:
        return asyncio.run(_listen(port, many, snapshots, psutil.Process(child.pid)))
    finally:
        child.terminate()
        child.wait(20)


class _Crowd:
    """Who listens: when each heard, and whether all have."""

    def __init__(self, many: int) -> None:
        self.many, self.came, self.all_heard = many, list[float](), asyncio.Event()

    def heard(self) -> None:
        self.came.append(time.monotonic())
        if len(self.came) == self.many:
            self.all_heard.set()

    def again(self) -> None:
        self.came.clear()
        self.all_heard.clear()


class _Listener(asyncio.Protocol):
    """One of them."""

    def __init__(self, crowd: _Crowd) -> None:
        self._crowd = crowd
        self.is_open = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        ask = f"GET /discussion/{STORY}/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        transport.write(ask.encode())  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        if not self.is_open.done() and b"retry:" in data:
            self.is_open.set_result(None)
        if b"event: change" in data:
            self._crowd.heard()


async def _listen(
    port: int, many: int, snapshots: Path, process: psutil.Process
) -> dict[str, float]:
    from folkmoot.edge.store import Writer

    loop, crowd = asyncio.get_running_loop(), _Crowd(many)
    await _until_it_listens(port)
    before, begin = process.memory_info().rss, time.monotonic()
    for start in range(0, many, 100):
        made = [
            (await loop.create_connection(lambda: _Listener(crowd), "127.0.0.1", port))[1]
            for _ in range(start, min(start + 100, many))
        ]
        await asyncio.gather(*(each.is_open for each in made))
    connected = time.monotonic() - begin
    waits: list[float] = []
    cpu = sum(process.cpu_times()[:2])
    for version in range(1, PUSHES + 1):
        crowd.again()
        told = time.monotonic()
        facts = {"total": version, "newest": ["01ARZ3NDEKTSV4RRFFQ69G5FAV"]}
        Writer(snapshots).events(STORY, version, facts)
        async with asyncio.timeout(30):
            await crowd.all_heard.wait()
        waits += [(moment - told) * 1e3 for moment in crowd.came]
        await asyncio.sleep(0.5)
    spent = sum(process.cpu_times()[:2]) - cpu
    hundredths = quantiles(waits, n=100)
    return {
        "live.streams": many,
        "live.connect_seconds": connected,
        "live.push_ms.p50": hundredths[49],
        "live.push_ms.p99": hundredths[98],
        "live.push_cpu_us": spent / (PUSHES * many) * 1e6,
        "live.rss_kb_a_stream": (process.memory_info().rss - before) / many / 1e3,
        "live.rss_mb": process.memory_info().rss / 1e6,
    }


async def _until_it_listens(port: int) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
