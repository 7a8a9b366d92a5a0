"""Measure, print and store: `python -m benchmarks`, or `make bench`.

`scripts/bench 10 100` measures with discussions of these sizes only, as a quick trial.

Figures are stored as flat JSON with dotted names in `var/bench/latest.json`. CPU time is
that of the server's whole process tree; wall times and rates depend on the machine and its
neighbours, so compare ratios.
"""

import json
import sys
from pathlib import Path

from benchmarks import archive, clean, engine, evasions, front, peer, site, visits
from benchmarks.load import Request, send
from benchmarks.processes import Server

FOLDER = Path("var/bench")
SIZES = (10, 100, 1_000, 10_000)
VISITED = (10, 1_000)
READS = 200
PEER_READS = {10: 40, 100: 10, 1_000: 3, 10_000: 1}
POSTS = 320


def main() -> None:
    """Run every benchmark in turn."""
    sizes = tuple(int(size) for size in sys.argv[1:]) or SIZES
    figures = engine.measure() | evasions.measure() | clean.measure() | archive.measure()
    with site.running(FOLDER / "site", sizes) as server:
        figures |= _start(server, "start")
        for size in sizes:
            figures[f"read.cpu_us.{size}"] = _read(server, site.page(size), READS)
            figures[f"read.json_cpu_us.{size}"] = _read(server, site.thread(size), READS)
        figures |= front.reads(server, sizes)
        figures |= visits.ours(server, VISITED)
        figures |= _posts(server, "submit", site.posting)
    figures |= _with_worker(figures)
    with site.running(FOLDER / "site", sizes) as server:
        figures |= front.stalls(server, iter(range(1_000_000)))
    figures |= front.streams(FOLDER)
    _store(figures)
    with peer.running(FOLDER / "isso", sizes) as server:
        figures |= _start(server, "isso.start")
        for size in sizes:
            count = PEER_READS[size]
            figures[f"isso.read.cpu_us.{size}"] = _read(server, peer.as_widget(size), count)
            figures[f"isso.read_limit_25.cpu_us.{size}"] = _read(server, peer.limited(size), count)
        figures |= visits.peers(server, VISITED)
        figures |= _posts(server, "isso.submit", peer.posting)
    figures |= _ratios(figures, sizes)
    _store(figures)


def _start(server: Server, name: str) -> dict[str, float]:
    return {f"{name}.seconds": server.start_seconds, f"{name}.rss_mb": server.resident_mb()}


def _read(server: Server, request: Request, count: int) -> float:
    warm = send(server, [[request] * min(count, 10)])
    if set(warm.statuses) != {200}:
        sys.exit(f"{request.path} answered {warm.statuses}; nothing was measured.")
    return send(server, [[request] * count]).cpu_per_request * 1e6


def _posts(server: Server, name: str, make: "site.Posting") -> dict[str, float]:
    numbers = iter(range(1_000_000))
    send(server, [[make(server, next(numbers)) for _ in range(16)]])
    figures: dict[str, float] = {}
    for clients in (1, 16):
        each = POSTS // clients
        lots = [[make(server, next(numbers)) for _ in range(each)] for _ in range(clients)]
        load = send(server, lots)
        if load.accepted != each * clients:
            sys.exit(f"{name}: {load.statuses}; every post should have been accepted.")
        figures[f"{name}.cpu_ms.clients_{clients}"] = load.cpu_per_request * 1e3
        figures[f"{name}.per_second.clients_{clients}"] = load.accepted / load.seconds
    figures[f"{name}.cpu_ms"] = figures[f"{name}.cpu_ms.clients_1"]
    return figures


def _with_worker(figures: dict[str, float]) -> dict[str, float]:
    """Both halves of what a comment costs: the answer, and the background work it leaves."""
    background = site.worker_cost()
    background["submit.server_cpu_ms"] = figures["submit.cpu_ms"]
    share = background["submit.worker_cpu_ms_total"] / (3 * POSTS)
    return background | {"submit.cpu_ms": figures["submit.cpu_ms"] + share}


def _ratios(figures: dict[str, float], sizes: tuple[int, ...]) -> dict[str, float]:
    ratios = {"submit.cpu_to_isso": figures["submit.cpu_ms"] / figures["isso.submit.cpu_ms"]}
    if {100, 10_000} <= set(sizes):
        ratios["read.growth_100_to_10000"] = (
            figures["read.cpu_us.10000"] / figures["read.cpu_us.100"]
        )
    for size in sizes:
        ours = figures[f"read.cpu_us.{size}"]
        ratios[f"read.to_isso.{size}"] = ours / figures[f"isso.read.cpu_us.{size}"]
        limited = figures[f"isso.read_limit_25.cpu_us.{size}"]
        ratios[f"read.to_isso_limit_25.{size}"] = ours / limited
        kept = figures[f"read.edge_cpu_us.{size}"]
        ratios[f"read.edge_to_isso.{size}"] = kept / figures[f"isso.read.cpu_us.{size}"]
        ratios[f"read.edge_to_isso_limit_25.{size}"] = kept / limited
    return ratios


def _store(figures: dict[str, float]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 3) for name, value in sorted(figures.items())}
    (FOLDER / "latest.json").write_text(json.dumps(rounded, indent=2) + "\n")
    width = max(len(name) for name in rounded)
    for name, value in rounded.items():
        print(f"{name:<{width}}  {value:>14,.3f}")


if __name__ == "__main__":
    main()
