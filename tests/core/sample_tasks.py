"""Background work for the tests of the queue: each writes what it did into a file."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

from folkmoot.core.after_commit import background

SHORT = timedelta(seconds=1)


def note(path: str, word: str) -> None:
    with Path(path).open("a") as file:
        file.write(f"{word}\n")


@background()
def mark(path: str) -> None:
    note(path, "done")


@background(attempts=3, wait=timedelta(seconds=10))
def fail(path: str) -> None:
    note(path, "begun")
    raise RuntimeError("as it was told")


@background(attempts=2, limit=SHORT)
def kill_its_worker(path: str) -> None:
    note(path, "begun")
    os.kill(os.getpid(), signal.SIGKILL)


@background(attempts=1, limit=SHORT)
def hang(path: str) -> None:
    note(path, "begun")
    time.sleep(60)


@background()
def take_a_moment(path: str) -> None:
    note(path, "begun")
    time.sleep(0.5)
    note(path, "done")


@background(every=timedelta(minutes=10))
def tick() -> None:
    note(os.environ.get("FOLKMOOT_TEST_TICKS", os.devnull), "tick")
