import json
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import pytest

from folkmoot.standards import Standards, StandardsError
from folkmoot.standards.archive import manifest, run_archive
from folkmoot.standards.archive import run as module
from folkmoot.standards.archive.inputs import all_lines
from folkmoot.standards.archive.run import Job
from folkmoot.standards.archive.shards import Judged, Shard
from folkmoot.standards.batch import Terms, assess
from tests.standards.archive.make import job, log, results, run, some, verdicts, written


@pytest.fixture
def archive(tmp_path: Path) -> tuple[Path, ...]:
    """Two files with 34 lines, one of them gzipped, one line of them broken."""
    records = some(33)
    first = written(tmp_path / "one.jsonl", [*records[:15], b"broken"])
    return first, written(tmp_path / "two.jsonl.gz", records[15:])


def test_each_line_is_judged_as_by_itself(archive: tuple[Path, ...], tmp_path: Path) -> None:
    progress = run(archive, tmp_path / "out")
    lines = [json.dumps(each).encode() for each in some(33)]
    lines.insert(15, b"broken")
    alone = [each.line for each in assess(lines, Terms(Standards.default()))]
    assert b"".join(results(tmp_path / "out").values()).splitlines() == alone
    assert (progress.total, progress.lines, progress.fresh, progress.errors) == (34, 34, 34, 1)
    assert sum(progress.outcomes.values()) == 34
    assert progress.outcomes["publish"] > 0
    assert progress.outcomes["nudge"] > 0


def test_the_manifest_says_by_what(archive: tuple[Path, ...], tmp_path: Path) -> None:
    run(archive, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert told["standards"]["version"] == Standards.default().version
    assert len(told["standards"]["sha256"]) == 64
    assert told["made_by"].startswith("folkmoot ")
    assert [each["name"] for each in told["inputs"]] == ["one.jsonl", "two.jsonl.gz"]
    assert [each["lines"] for each in told["inputs"]] == [16, 18]
    assert [each["lines"] for each in log(tmp_path / "out")] == [10, 10, 10, 4]


def test_a_run_that_was_broken_off_goes_on(archive: tuple[Path, ...], tmp_path: Path) -> None:
    run(archive, tmp_path / "whole")
    list(islice(run_archive(archive, tmp_path / "out", job()), 3))
    assert len(results(tmp_path / "out")) == 2
    (tmp_path / "out" / "shard-000002.jsonl.unfinished").write_bytes(b"half")
    with (tmp_path / "out" / "shards.jsonl").open("ab") as unfinished:
        unfinished.write(b'{"shard": 2, "li')
    progress = run(archive, tmp_path / "out")
    assert (progress.lines, progress.fresh) == (34, 14)
    assert results(tmp_path / "out") == results(tmp_path / "whole")
    again = run(archive, tmp_path / "out")
    assert (again.lines, again.fresh) == (34, 0)
    assert again.outcomes == progress.outcomes


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_result_that_is_not_whole_is_made_again(
    archive: tuple[Path, ...], tmp_path: Path, harm: str
) -> None:
    run(archive, tmp_path / "out")
    before = results(tmp_path / "out")
    file = tmp_path / "out" / "shard-000001.jsonl"
    file.unlink() if harm == "gone" else file.write_bytes(file.read_bytes()[:-1])
    assert run(archive, tmp_path / "out").fresh == 10
    assert results(tmp_path / "out") == before


def other_words(standards: Standards) -> Standards:
    structure, texts = standards.to_source()
    return Standards.from_toml_text(structure + "\n# another\n", texts)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda one: replace(one, shard_size=11), "--shard-size"),
        (lambda one: replace(one, sees_campaigns=True), "--campaigns"),
        (lambda one: replace(one, terms=replace(one.terms, language="de")), "--language"),
        (lambda one: replace(one, terms=replace(one.terms, earned=frozenset({"C12"}))), "--earned"),
        (lambda one: replace(one, terms=replace(one.terms, asks_judges=True)), "--judges"),
        (
            lambda one: replace(
                one, terms=replace(one.terms, standards=other_words(one.terms.standards))
            ),
            "the standards changed since",
        ),
    ],
)
def test_a_run_by_something_else_is_refused(
    archive: tuple[Path, ...], tmp_path: Path, change: object, words: str
) -> None:
    run(archive, tmp_path / "out")
    assert callable(change)
    with pytest.raises(StandardsError, match=words) as refused:
        list(run_archive(archive, tmp_path / "out", change(job())))
    assert refused.value.code == "archive-refused"


def test_a_changed_input_is_refused(archive: tuple[Path, ...], tmp_path: Path) -> None:
    run(archive, tmp_path / "out")
    written(archive[1], some(33)[15:])
    assert run(archive, tmp_path / "out").fresh == 0, "only its compression changed"
    written(archive[1], [*some(33)[15:], b"one more"])
    with pytest.raises(StandardsError, match="an input changed since"):
        run(archive, tmp_path / "out")


def test_another_engine_is_refused(
    archive: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(archive, tmp_path / "out")
    monkeypatch.setattr(module, "made_by", lambda: "folkmoot 99")
    with pytest.raises(StandardsError, match="the engine or a learned model changed"):
        run(archive, tmp_path / "out")
    with pytest.raises(StandardsError, match="this machine with folkmoot 99"):
        run(archive, tmp_path / "other")


def test_a_folder_of_something_else_is_refused(archive: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(StandardsError, match="is not empty"):
        run(archive, tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text("{")
    with pytest.raises(StandardsError, match=r"manifest\.json cannot be read"):
        run(archive, tmp_path / "out")


def test_two_runs_do_not_share_a_folder(archive: tuple[Path, ...], tmp_path: Path) -> None:
    with manifest.alone_in(tmp_path / "out"):
        with pytest.raises(StandardsError, match="Another run"):
            run(archive, tmp_path / "out")
    assert run(archive, tmp_path / "out").lines == 34


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl.gz"
    broken.write_bytes(b"no gzip at all")
    for path in (broken, tmp_path / "missing.jsonl"):
        with pytest.raises(StandardsError, match=f"{path.name} cannot be read"):
            run([path], tmp_path / "out")
        with pytest.raises(StandardsError, match=f"{path.name} cannot be read"):
            list(all_lines([path]))


def test_an_empty_archive_is_done_at_once(tmp_path: Path) -> None:
    assert run([written(tmp_path / "none.jsonl", [])], tmp_path / "out").total == 0
    assert results(tmp_path / "out") == {}


def test_a_last_line_without_its_break_counts(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "Fine."}\r\n{"id": 2, "text": "Good."}')
    assert run([path], tmp_path / "out").total == 2
    assert [each["id"] for each in verdicts(tmp_path / "out")] == [1, 2]


@pytest.mark.slow  # starts two processes, each of which reads the standards anew
def test_processes_give_the_same_bytes(archive: tuple[Path, ...], tmp_path: Path) -> None:
    run(archive, tmp_path / "one")
    run(archive, tmp_path / "two", workers=2)
    assert results(tmp_path / "one") == results(tmp_path / "two")
    assert log(tmp_path / "one") == log(tmp_path / "two")


def test_whoever_stops_does_not_wait_for_what_was_not_begun() -> None:
    from folkmoot.standards.archive import engines

    class Queue:
        """A pool that has done its first shard and begins no other."""

        given: ClassVar[list[Future[Judged]]] = []

        def submit(self, judge: Any, shard: Shard, terms: Terms) -> Future[Judged]:
            self.given.append(Future())
            if not shard.number:
                self.given[0].set_result(judge(shard, terms))
            return self.given[-1]

    shards = (Shard(number, (b"{}",)) for number in range(99))
    run = engines._as_they_come(Queue(), shards, job().terms, most=3)  # type: ignore[arg-type]
    assert next(run).number == 0
    run.close()
    assert [each.cancelled() for each in Queue.given] == [False, True, True]


def test_what_is_written_stays_when_a_worker_dies(
    archive: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from folkmoot.standards.archive import engines
    from tests.standards.test_batch import Pool

    real = module._judge

    def dies(shards: Iterator[Shard], one: Job) -> Iterator[Judged]:
        yield from islice(real(shards, replace(one, workers=1)), 2)
        yield from engines.judge_in_processes(shards, one.terms, workers=2)

    monkeypatch.setattr(engines, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(module, "_judge", dies)
    with pytest.raises(StandardsError, match="run the same again"):
        run(archive, tmp_path / "out")
    monkeypatch.setattr(module, "_judge", real)
    assert run(archive, tmp_path / "out").fresh == 14
