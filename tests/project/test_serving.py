"""`folkmoot serve`: it starts whole, says what is missing, and leaves no process behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.durability.site import Site
from tests.plumbing.waiting import LIMIT, wait_until

pytestmark = [
    # Processes of their own take seconds to start.
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def site(database_address: str, tmp_path: Path) -> Iterator[Site]:
    site = Site(database_address, tmp_path)
    try:
        yield site
    finally:
        site.stop()


def is_alive(process: int) -> bool:
    """False for a process that has ended, also while nobody has asked how."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def everybody(site: Site) -> list[int]:
    whole = {"edge": 1, "web": 2, "background": 1}
    wait_until(lambda: {role: len(found) for role, found in site.tree().items()} == whole)
    return [site._process.pid, *(process for found in site.tree().values() for process in found)]


@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM", "SIGKILL"])
def test_every_process_ends_with_the_first(site, how):
    site.start()
    first, *others = everybody(site)
    if how == "Ctrl-C":
        os.killpg(first, signal.SIGINT)
    else:
        os.kill(first, getattr(signal, how))
    site._process.wait(LIMIT)
    wait_until(lambda: not any(map(is_alive, others)))
    if how != "SIGKILL":
        assert site._process.returncode == 0
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", site.port))


def test_who_dies_is_replaced(site):
    site.start()
    _, *before = everybody(site)
    for role in ("edge", "web", "background"):
        site.kill(role)
    wait_until(lambda: len(set(everybody(site)[1:]) - set(before)) == 3)
    wait_until(site.answers)


def test_without_the_edge_every_page_is_there(site):
    site.start("--without-edge")
    wait_until(lambda: len(site.tree()["web"]) == 2)
    assert site.tree()["edge"] == []
    assert site.answers("/")


def refused(site: Site, *words: str, **environment: str) -> str:
    """What is said on standard error when nothing is started."""
    done = subprocess.run(
        [sys.executable, "-m", "folkmoot", *words],
        env=site._environment | environment,
        capture_output=True,
        text=True,
        timeout=2 * LIMIT,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("word", ["serve", "demo"])
def test_a_port_that_is_taken_is_named(site, word):
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        words = refused(site, word, "--port", str(site.port))
    assert str(site.port) in words
    assert "another program" in words.lower()


def test_what_is_missing_is_said(site, tmp_path, settings: Any):
    assert "FOLKMOOT_SECRET_KEY is not set" in refused(site, "serve", FOLKMOOT_SECRET_KEY="")
    assert "folkmoot prepare" in refused(site, "serve", FOLKMOOT_DEMO="")
    empty = f"sqlite://{tmp_path / 'empty.sqlite3'}"
    assert "folkmoot prepare" in refused(site, "serve", FOLKMOOT_DATABASE_URL=empty)
    assert "FOLKMOOT_DEMO=1" in refused(site, "demo", FOLKMOOT_DEMO="")
