import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from folkmoot.standards import StandardsError
from folkmoot.standards.archive.engines import judge_on_dask
from folkmoot.standards.archive.shards import Shard
from tests.standards.archive.make import job, log, results, run, some, written


def test_without_the_extra_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(StandardsError, match=r"folkmoot\[cluster\]"):
        run([written(tmp_path / "a.jsonl", some(3))], tmp_path / "out", scheduler="tcp://x:1")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of two worker processes on this machine."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow  # starts a cluster of two processes, and a pool of two
def test_one_process_a_pool_and_a_cluster_give_the_same_bytes(
    tmp_path: Path, scheduler: str
) -> None:
    paths = [written(tmp_path / "a.jsonl", some(45)), written(tmp_path / "b.jsonl.gz", some(22))]
    run(paths, tmp_path / "one")
    run(paths, tmp_path / "pool", workers=2)
    progress = run(paths, tmp_path / "dask", scheduler=scheduler)
    assert progress.fresh == 67
    assert results(tmp_path / "dask") == results(tmp_path / "pool") == results(tmp_path / "one")
    assert len(results(tmp_path / "one")) == 7
    assert log(tmp_path / "dask") == log(tmp_path / "pool") == log(tmp_path / "one")


@pytest.mark.slow  # needs the cluster of the test above
def test_a_worker_that_fails_is_told(tmp_path: Path, scheduler: str) -> None:
    broken = Shard(0, (None,))  # type: ignore[arg-type]
    with pytest.raises(StandardsError, match="A worker of the cluster failed"):
        list(judge_on_dask([broken], job().terms, scheduler=scheduler))


@pytest.mark.slow  # distributed itself is slow to load
def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(StandardsError, match="No Dask scheduler answers at nonsense://"):
        run([written(tmp_path / "a.jsonl", some(3))], tmp_path / "out", scheduler="nonsense://x")
