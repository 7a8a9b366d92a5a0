"""The processes of a running Folkmoot: the web server and the background worker.

Granian's workers are forked from this process after Django has started in it, so they start at
once and share its memory. The background worker is a child beside them. When one of them dies
it is started again; when this process ends, however it ends, none of them stays.
"""

import ctypes
import errno
import gc
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from django.db import connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from folkmoot.core.management.commands.worker import PARENT
from folkmoot.project.errors import PortTaken

TARGET = "folkmoot.project.wsgi:application"
STOP_AFTER = 10
RESTART_AFTER = 2.0
PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Plan:
    """Where to listen, and with how many hands."""

    host: str
    port: int
    workers: int = 2
    threads: int = 4
    has_worker: bool = True


@dataclass
class BackgroundWorker:
    """The process that runs the background tasks, started again whenever it dies."""

    process: subprocess.Popen[bytes] | None = None
    is_ending: threading.Event = field(default_factory=threading.Event)

    def start(self) -> None:
        """Start it and watch over it."""
        threading.Thread(target=self._keep_alive, name="worker-watch", daemon=True).start()

    def stop(self) -> None:
        """Let it finish the task in hand; end it if it does not."""
        self.is_ending.set()
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_AFTER)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _keep_alive(self) -> None:
        _leave_interrupts_to_the_parent()
        environment = os.environ | {PARENT: str(os.getpid())}
        while not self.is_ending.is_set():
            command = [sys.executable, "-m", "folkmoot", "worker", "--with-parent"]
            self.process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own
            self.process.wait()
            self.is_ending.wait(RESTART_AFTER)


def check_port(host: str, port: int) -> None:
    """Pass when nobody listens there.

    Granian shares its port between its workers, so it would not notice by itself.

    Raises:
        PortTaken: somebody does.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(port=port) from error
            raise


def serve(plan: Plan) -> None:
    """Serve until a signal ends it. All processes are gone when this returns."""
    _load_everything()
    worker = BackgroundWorker()
    server = Server(
        TARGET,
        address=plan.host,
        port=plan.port,
        interface=Interfaces.WSGI,
        workers=plan.workers,
        blocking_threads=plan.threads,
        respawn_failed_workers=True,
        respawn_interval=RESTART_AFTER,
        workers_kill_timeout=STOP_AFTER,
        log_level=LogLevels.warning,
    )
    if plan.has_worker:
        server.on_startup(worker.start)
    try:
        server.serve(target_loader=load_application)
    finally:
        worker.stop()


def load_application(target: str) -> Any:
    """The WSGI application in one of granian's workers, which dies with its parent."""
    _leave_interrupts_to_the_parent()
    _die_with_parent()
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def _load_everything() -> None:
    """Import all that a request needs, before the fork, and leave no connection open."""
    import_module(TARGET.partition(":")[0])
    assert get_resolver().url_patterns
    connections.close_all()
    gc.collect()
    gc.freeze()


def _leave_interrupts_to_the_parent() -> None:
    """Let Ctrl-C, which reaches every process of a terminal, be heard by the parent alone.

    It ends the others with one SIGTERM each. Granian's workers hang on two signals in a row,
    and the background worker takes the second for impatience. Children inherit the mask.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _die_with_parent() -> None:
    """Ask the kernel for a signal when the parent is gone; other systems have no such wish."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
