"""A whole Folkmoot in processes of its own, which can be killed at any moment."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.plumbing.waiting import LIMIT, wait_until

# Whoever kills the tests ends the site too: the wish outlives the exec.
DIE_WITH_THE_TESTS = (
    "import ctypes, os, sys; ctypes.CDLL(None).prctl(1, 9); "
    "os.execv(sys.executable, [sys.executable, '-m', 'folkmoot', *sys.argv[1:]])"
)


# Below the range from which the kernel serves clients: a site that is started anew on its port
# would else find it taken by a connection that was opened meanwhile, of its own test even.
PORTS = range(20_000, 32_000)
_chance = Random(os.getpid())


def free_port() -> int:
    """A port of the loopback interface that nobody uses just now, another at each call."""
    while True:
        port = _chance.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Site:
    """`folkmoot serve` on a database that is there already: an edge, two web workers and a worker.

    It runs as a demo does, so that mails go into a folder and style sheets need no collecting.
    """

    def __init__(self, database: str, folder: Path) -> None:
        from django.conf import settings

        self.port = free_port()
        self.log = folder / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "folkmoot.project.settings",
            "FOLKMOOT_DATABASE_URL": database,
            "FOLKMOOT_DEMO": "1",
            "FOLKMOOT_SECRET_KEY": settings.SECRET_KEY,
            "FOLKMOOT_VAR": str(folder),
            "PORT": str(self.port),
            "PYTHONPATH": "src",
            # A limit on the size of files would leave half of a compiled module behind.
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def start(self, *words: str) -> None:
        """Start it and wait until a page is answered."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-c", DIE_WITH_THE_TESTS, "serve"),
                    *("--port", str(self.port), *words),
                ],
                env=self._environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_until(self.answers)

    def answers(self, path: str = "/account/login/") -> bool:
        """True when the page is there."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def tree(self) -> dict[str, list[int]]:
        """The process ids: `edge`, `web` (Django behind it), `background` (running tasks)."""
        assert self._process is not None
        found: dict[str, list[int]] = {"edge": [], "web": [], "background": []}
        for child in _children(self._process.pid):
            found[_role(_command(child))].append(child)
        return found

    def kill(self, what: str) -> None:
        """`kill -9` of the edge, of a web process, of the background worker, or of all at once.

        After `everything` it is started anew, as a supervisor would.
        """
        assert self._process is not None
        if what == "everything":
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self.start()
            return
        wait_until(lambda: bool(self.tree()[what]))
        for process in self.tree()[what][:1]:
            os.kill(process, signal.SIGKILL)

    def stop(self) -> None:
        """End it as an operator does; whatever stays is killed."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


def _role(command: bytes) -> str:
    if b"folkmoot.edge" in command:
        return "edge"
    return "background" if b"--with-parent" in command else "web"


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except FileNotFoundError:
        return b""
