"""The processes of a running Folkmoot: the edge in front, Django behind it, the worker beside.

Granian's workers are forked from this process after Django has started in it, so they start at
once and share its memory. The edge, which listens on the one port, and the background worker are
children beside them. When one of them dies it is started again; when this process ends, however
it ends, none of them stays.
"""

import ctypes
import errno
import gc
import os
import signal
import socket
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from folkmoot.core.management.commands.worker import PARENT
from folkmoot.project.behind_edge import behind_edge
from folkmoot.project.beside import STOP_AFTER, Beside, leave_interrupts_to_the_parent
from folkmoot.project.errors import PortTaken

TARGET = "folkmoot.project.wsgi:application"
WORKER = (sys.executable, "-m", "folkmoot", "worker", "--with-parent")
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
    has_edge: bool = True


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
    """Serve until a signal ends it. All processes are gone when this returns.

    The edge listens first, so that what it keeps is answered while Django still loads.
    """
    worker = Beside(WORKER, {PARENT: str(os.getpid())})
    with TemporaryDirectory(prefix="folkmoot-") as folder:
        socket_of_django = Path(folder) / "django" if plan.has_edge else None
        edge = Beside(_edge_command(plan, socket_of_django)) if socket_of_django else None
        beside = [each for each in (edge, worker if plan.has_worker else None) if each]
        if edge:
            edge.start()
        try:
            _load_everything()
            server = _server(plan, socket_of_django)
            if plan.has_worker:
                server.on_startup(worker.start)
            server.serve(target_loader=load_behind_edge if edge else load_application)
        finally:
            for each in beside:
                each.ask_to_end()
            for each in beside:
                each.stop()


def _server(plan: Plan, uds: Path | None) -> MPServer:
    where: dict[str, Any] = (
        {"uds": uds, "uds_permissions": 0o600} if uds else {"address": plan.host, "port": plan.port}
    )
    return MPServer(
        TARGET,
        **where,
        interface=Interfaces.WSGI,
        workers=plan.workers,
        blocking_threads=plan.threads,
        respawn_failed_workers=True,
        respawn_interval=RESTART_AFTER,
        workers_kill_timeout=STOP_AFTER,
        log_level=LogLevels.warning,
    )


def _edge_command(plan: Plan, backend: Path) -> list[str]:
    wishes: dict[str, object] = {
        "host": plan.host,
        "port": plan.port,
        "snapshots": settings.SNAPSHOTS,
        "backend": backend,
        "proxies": settings.TRUSTED_PROXIES,
        "streams": settings.STREAMS,
        "streams-each": settings.STREAMS_EACH,
        "parent": os.getpid(),
    }
    command = [sys.executable, "-m", "folkmoot.edge"]
    command += [f"--{name}={value}" for name, value in wishes.items()]
    return [*command, "--follows"] if settings.EDGE_FEED == "follow" else command


def load_application(target: str) -> Any:
    """The WSGI application in one of granian's workers, which dies with its parent."""
    leave_interrupts_to_the_parent()
    _die_with_parent()
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def load_behind_edge(target: str) -> Any:
    """The same, asked by the edge."""
    return behind_edge(load_application(target))


def _load_everything() -> None:
    """Import all that a request needs, before the fork, and leave no connection open."""
    import_module(TARGET.partition(":")[0])
    assert get_resolver().url_patterns
    connections.close_all()
    gc.collect()
    gc.freeze()


def _die_with_parent() -> None:
    """Ask the kernel for a signal when the parent is gone; other systems have no such wish."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
