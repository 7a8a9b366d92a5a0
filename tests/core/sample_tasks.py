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


@background(attempts=1)
def fail_for_good(path: str) -> None:
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
def wait_for_a_word(path: str) -> None:
    """Go on only when the test says so, by a file beside the notes."""
    note(path, "begun")
    while not word_to_go_on(path).exists():
        time.sleep(0.02)
    note(path, "done")


def word_to_go_on(path: str) -> Path:
    return Path(f"{path}.go-on")


@background(every=timedelta(minutes=10))
def tick() -> None:
    note(os.environ.get("FOLKMOOT_TEST_TICKS", os.devnull), "tick")
