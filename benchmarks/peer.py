"""The peer: Isso from PyPI, as its manual runs it, guard off."""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.load import Request
from benchmarks.processes import Server, free_port, serving
from benchmarks.texts import texts

CONFIGURATION = """[general]
dbpath = {database}
host = http://localhost:{port}/
log-file = {folder}/isso.log
[moderation]
enabled = false
[guard]
enabled = false
[admin]
enabled = false
"""


def as_widget(comments: int) -> Request:
    """The request that Isso's own widget makes when a page opens."""
    return Request("GET", f"/?uri=%2Fstory-{comments}%2F&nested_limit=5&sort=oldest", {})


def limited(comments: int) -> Request:
    """The same with a limit of 25."""
    path = f"/?uri=%2Fstory-{comments}%2F&nested_limit=5&sort=oldest&limit=25"
    return Request("GET", path, {})


def posting(server: Server, number: int) -> Request:
    """A new comment, as the widget posts it."""
    text = texts()[number % len(texts())]
    body = {"author": f"Reader {number}", "text": f"{text} ({number})", "title": "A story"}
    headers = {"Content-Type": "application/json", "Origin": f"http://localhost:{server.port}"}
    return Request("POST", "/new?uri=%2Fposted%2F", headers, json.dumps(body).encode())


@contextmanager
def running(folder: Path, sizes: tuple[int, ...]) -> Iterator[Server]:
    """Isso under gunicorn with two workers, a story of each size filled in beforehand."""
    port = free_port()
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "isso.db"
    database.unlink(missing_ok=True)
    settings = folder / "isso.cfg"
    settings.write_text(CONFIGURATION.format(database=database, port=port, folder=folder))
    environment = {**os.environ, "ISSO_SETTINGS": str(settings)}
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "--preload", "-t", "600"]
    command += ["-b", f"127.0.0.1:{port}", "isso.run"]
    options = {"path": "/info", "environment": environment, "log": folder / "gunicorn.log"}
    with serving(command, port, **options):  # type: ignore[arg-type]
        pass
    _fill(database, sizes)
    with serving(command, port, **options) as server:  # type: ignore[arg-type]
        yield server


def _fill(database: Path, sizes: tuple[int, ...]) -> None:
    rows = "tid, parent, created, mode, remote_addr, text, author, voters"
    with sqlite3.connect(database) as connection:
        for size in sizes:
            uri = (f"/story-{size}/", f"Story with {size}")
            thread = connection.execute("INSERT INTO threads (uri, title) VALUES (?, ?)", uri)
            top: int | None = None
            for number in range(size):
                parent = top if number % 4 else None
                text = texts()[number % len(texts())]
                values = (thread.lastrowid, parent, time.time() - size + number, 1)
                row = (*values, "127.0.0.0", text, f"Reader {number}", b"\0" * 256)
                cursor = connection.execute(
                    f"INSERT INTO comments ({rows}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
                )
                top = top if number % 4 else cursor.lastrowid
    connection.close()
