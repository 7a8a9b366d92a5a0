"""One process of the edge: `python -m folkmoot.edge`, started by `folkmoot serve`."""

import argparse
import asyncio
import ctypes
import logging
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from folkmoot.edge.app import Edge, Options

SECONDS_FOR_A_HEAD = 20
LARGEST_HEAD = 32 * 1024
SECONDS_TO_END = 5
PR_SET_PDEATHSIG = 1


def main() -> None:
    """Serve until SIGTERM, or until the process that started this one is gone."""
    wishes = _wishes()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    _die_with_parent(wishes.parent)
    _open_many_files()
    options = Options(
        snapshots=wishes.snapshots,
        backend=wishes.backend,
        proxies=wishes.proxies,
        streams=wishes.streams,
        streams_each=wishes.streams_each,
        follows=wishes.follows,
    )
    asyncio.run(_serve(wishes, options))
    logging.shutdown()
    os._exit(0)  # granian's own threads do not outlive the interpreter's end without a panic


async def _serve(wishes: argparse.Namespace, options: Options) -> None:
    edge = Edge(options)
    server = Server(
        edge,
        address=wishes.host,
        port=wishes.port,
        interface=Interfaces.ASGINL,
        websockets=False,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(
            header_read_timeout=wishes.seconds_for_a_head * 1000, max_buffer_size=LARGEST_HEAD
        ),
        backlog=2048,
        backpressure=options.streams + 2048,
        log_level=LogLevels.critical,
    )

    ending = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ending.set)
    serving = asyncio.ensure_future(server.serve())
    asked = asyncio.ensure_future(ending.wait())
    await asyncio.wait([serving, asked], return_when=asyncio.FIRST_COMPLETED)
    edge.close()
    server.stop()  # type: ignore[no-untyped-call]
    with suppress(TimeoutError):
        await asyncio.wait_for(serving, SECONDS_TO_END)


def _wishes() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m folkmoot.edge", description=__doc__)
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--snapshots", type=Path, required=True)
    parser.add_argument("--backend", type=Path, required=True)
    parser.add_argument("--proxies", type=int, default=0)
    parser.add_argument("--streams", type=int, default=Options.streams)
    parser.add_argument("--streams-each", type=int, default=Options.streams_each)
    parser.add_argument("--seconds-for-a-head", type=int, default=SECONDS_FOR_A_HEAD)
    parser.add_argument("--follows", action="store_true")
    parser.add_argument("--parent", type=int, default=0)
    return parser.parse_args()


def _die_with_parent(parent: int) -> None:
    """Ask the kernel for a signal when the parent is gone; it may be gone already."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if parent and os.getppid() != parent:
        sys.exit(0)


def _open_many_files() -> None:
    """Each stream is an open file; systems often allow a process 1,024 until it asks."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    main()
