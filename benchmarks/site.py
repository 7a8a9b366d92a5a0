"""Folkmoot under measurement: a site with stories of several sizes, and members with sessions."""

import json
import os
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.load import Request
from benchmarks.processes import Server, free_port, serving
from benchmarks.texts import texts

TOKEN = "b" * 32
Posting = Callable[[Server, int], Request]

_known: dict[str, Any] = {}


def story(size: int) -> str:
    """The public id of the story with so many comments."""
    return str(_known["stories"][f"size-{size}"])


def page(size: int) -> Request:
    """The discussion as a reader without an account opens it."""
    return Request("GET", f"/discussion/{story(size)}/", {})


def thread(size: int) -> Request:
    """The same as JSON, which is what the peer answers with."""
    return Request("GET", f"/api/v1/stories/{story(size)}/thread", {})


def posting(_server: Server, number: int) -> Request:
    """A new comment of a member who has written nothing yet, as the composer posts it."""
    session = _known["sessions"][number]
    text = f"{texts()[number % len(texts())]} ({number})"
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"folkmoot={session}; folkmoot-csrf={TOKEN}",
        "X-CSRFToken": TOKEN,
    }
    body = json.dumps({"text": text, "key": uuid.uuid4().hex}).encode()
    path = f"/api/v1/stories/{_known['stories']['posted']}/comments"
    return Request("POST", path, headers, body)


@contextmanager
def running(folder: Path, sizes: tuple[int, ...]) -> Iterator[Server]:
    """Folkmoot as `folkmoot serve` starts it, two workers, SQLite, full synchronisation.

    The background worker is left out: what it would do is measured by `worker_cost`.
    """
    _prepare(folder, sizes)
    port = free_port()
    command = [sys.executable, "-m", "folkmoot", "serve", "--without-worker", "--port", str(port)]
    path = f"/discussion/{_known['stories']['size-10']}/"
    environment = {**os.environ, "PYTHONPATH": "src"}
    with serving(
        command, port, path=path, environment=environment, log=folder / "serve.log"
    ) as server:
        yield server


def _prepare(folder: Path, sizes: tuple[int, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("folkmoot.sqlite3*", "snapshots.sqlite3*"):
        for old in folder.glob(name):
            old.unlink()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "folkmoot.project.settings",
        "FOLKMOOT_VAR": str(folder.absolute()),
        "FOLKMOOT_SECRET_KEY": "for-the-benchmark-only-" * 3,
        "FOLKMOOT_HOSTS": "127.0.0.1,localhost",
    }
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.seeding import seed

    _known.update(seed(folder, sizes))
    call_command("collectstatic", verbosity=0, interactive=False)


def worker_cost() -> dict[str, float]:
    """CPU of the background work that the posted comments left behind, in all.

    It is part of what a comment costs, so its share is added to `submit.cpu_ms`.
    """
    import time

    from django_q.models import OrmQ

    from folkmoot.core.worker import run_all_waiting

    waiting, before = OrmQ.objects.count(), time.process_time()
    while OrmQ.objects.exists():
        run_all_waiting()
    spent = time.process_time() - before
    return {"submit.tasks_waiting": waiting, "submit.worker_cpu_ms_total": spent * 1e3}
