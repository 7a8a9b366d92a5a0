"""Who judges the shards: this process, a pool of processes, or a Dask cluster. All the same."""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from folkmoot.standards.archive.shards import Judged, Shard, judge_shard
from folkmoot.standards.batch import Terms
from folkmoot.standards.errors import ArchiveRefused, BatchBroken

AHEAD = 2
"""Shards waiting for each worker, so that none is idle and none piles up."""


def judge_here(shards: Iterable[Shard], terms: Terms) -> Iterator[Judged]:
    """One after the other, in this process."""
    for shard in shards:
        yield judge_shard(shard, terms)


def judge_in_processes(shards: Iterable[Shard], terms: Terms, *, workers: int) -> Iterator[Judged]:
    """In processes of this machine, in the order in which they are done."""
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from _as_they_come(pool, iter(shards), terms, most=workers * AHEAD)
    except BrokenProcessPool:
        raise BatchBroken(
            "A worker process ended before its work was done, perhaps for want of memory. What "
            "is written is whole: run the same again, with fewer workers or smaller shards."
        ) from None


def _as_they_come(
    pool: ProcessPoolExecutor, waiting: Iterator[Shard], terms: Terms, *, most: int
) -> Iterator[Judged]:
    """Whoever stops in between waits for the shards that are begun, not for those that wait."""
    under_way: set[Future[Judged]] = set()
    try:
        while True:
            for shard in islice(waiting, most - len(under_way)):
                under_way.add(pool.submit(judge_shard, shard, terms))
            if not under_way:
                return
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    finally:
        for future in under_way:
            future.cancel()


def judge_on_dask(shards: Iterable[Shard], terms: Terms, *, scheduler: str) -> Iterator[Judged]:
    """On the workers of a Dask cluster, in the order in which they are done.

    The workers need this version of Folkmoot with the same models; that they have it is
    checked on every shard they give back. Lines and results travel through the scheduler, so
    no file system is shared.
    """
    distributed = _distributed()
    try:
        client = distributed.Client(scheduler, timeout="20s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArchiveRefused(f"No Dask scheduler answers at {scheduler}: {error}.") from None
    waiting = iter(shards)
    with client:
        most = max(1, sum(client.nthreads().values())) * AHEAD
        done = distributed.as_completed(loop=client.loop)
        for shard in islice(waiting, most):
            done.add(_submit(client, shard, terms))
        for future in done:
            yield _result(future)
            for shard in islice(waiting, 1):
                done.add(_submit(client, shard, terms))


def _submit(client: Any, shard: Shard, terms: Terms) -> Any:
    return client.submit(judge_shard, shard, terms, pure=False, key=f"shard-{shard.number}")


def _result(future: Any) -> Judged:
    try:
        judged = future.result()
    except Exception as error:
        raise BatchBroken(
            f"A worker of the cluster failed: {type(error).__name__}: {error}. What is written is "
            "whole: put it right and run the same again."
        ) from error
    assert isinstance(judged, Judged)
    return judged


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise ArchiveRefused(
            'The engine "dask" needs an extra. Install it: pip install "folkmoot[cluster]"'
        ) from None
    return distributed
