"""run_archive(): plan, find what is done already, judge the rest, write each shard as it comes."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from folkmoot.standards.archive.engines import judge_here, judge_in_processes, judge_on_dask
from folkmoot.standards.archive.facts import Facts, gather_facts
from folkmoot.standards.archive.inputs import Input, all_lines, examine
from folkmoot.standards.archive.manifest import FORMAT, alone_in, begin_or_go_on, keep
from folkmoot.standards.archive.shards import Judged, Shard, cut, made_by
from folkmoot.standards.batch import Terms
from folkmoot.standards.document import Standards
from folkmoot.standards.errors import ArchiveRefused

SHARD_SIZE = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """By what an archive is judged, and by whom.

    With ``scheduler`` a Dask cluster at that address judges, else ``workers`` processes here.
    With ``sees_campaigns`` the archive is first read in order of time, so that each comment is
    judged knowing its author's last hour and who wrote alike before it.
    """

    terms: Terms
    shard_size: int = SHARD_SIZE
    workers: int = 1
    scheduler: str = ""
    sees_campaigns: bool = False


@dataclass(slots=True)
class Progress:
    """How far a run has come: ``fresh`` of the ``lines`` were judged in this run.

    ``forgotten`` texts were too many to be kept for a day while looking for campaigns.
    """

    total: int
    lines: int = 0
    fresh: int = 0
    errors: int = 0
    cpu_seconds: float = 0.0
    forgotten: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)

    def add(self, entry: dict[str, Any], *, is_fresh: bool) -> None:
        """Count a shard, by its line in the log."""
        self.lines += entry["lines"]
        self.fresh += entry["lines"] if is_fresh else 0
        self.cpu_seconds += entry["cpu_seconds"]
        for outcome, count in entry["outcomes"].items():
            self.outcomes[outcome] = self.outcomes.get(outcome, 0) + count
        self.errors = self.outcomes.get("error", 0)


def run_archive(paths: tuple[Path, ...], folder: Path, job: Job) -> Iterator[Progress]:
    """Judge the files into the folder, yielding how far it has come after each shard.

    Run again it goes on where it was broken off. Each shard's file is written whole or not at
    all, and its bytes depend on nothing but the inputs and the terms: not on the number of
    workers, the engine, or the order in which shards were done.
    """
    with alone_in(folder):
        inputs = tuple(examine(path) for path in paths)
        done = begin_or_go_on(folder, plan_of(inputs, job))
        progress = Progress(sum(each.lines for each in inputs))
        for entry in done.values():
            progress.add(entry, is_fresh=False)
        yield progress
        facts = gather_facts(paths, folder) if job.sees_campaigns else Facts()
        progress.forgotten = facts.forgotten
        left = (shard for shard in _shards(paths, facts, job) if shard.number not in done)
        for judged in _judge(left, job):
            if judged.made_by != made_by():
                raise ArchiveRefused(
                    f"A worker judges with {judged.made_by}, this machine with {made_by()}. "
                    "Install the same everywhere and run again."
                )
            progress.add(keep(folder, judged), is_fresh=True)
            yield progress


def _shards(paths: tuple[Path, ...], facts: Facts, job: Job) -> Iterator[Shard]:
    first = 0
    for shard in cut(all_lines(paths), size=job.shard_size):
        yield Shard(shard.number, shard.lines, facts.between(first, first + len(shard.lines)))
        first += len(shard.lines)


def _judge(shards: Iterator[Shard], job: Job) -> Iterator[Judged]:
    if job.scheduler:
        return judge_on_dask(shards, job.terms, scheduler=job.scheduler)
    if job.workers > 1:
        return judge_in_processes(shards, job.terms, workers=job.workers)
    return judge_here(shards, job.terms)


def plan_of(inputs: tuple[Input, ...], job: Job) -> dict[str, Any]:
    """All that decides what the results are: the manifest."""
    terms = job.terms
    return {
        "format": FORMAT,
        "made_by": made_by(),
        "standards": {
            "name": terms.standards.name,
            "version": terms.standards.version,
            "sha256": fingerprint(terms.standards),
        },
        "language": terms.language,
        "earned": sorted(terms.earned),
        "judges": terms.asks_judges,
        "campaigns": job.sees_campaigns,
        "shard_size": job.shard_size,
        "inputs": [asdict(each) for each in inputs],
    }


def fingerprint(standards: Standards) -> str:
    """The document with its words, so that a change without a new version is seen too."""
    structure, texts = standards.to_source()
    digest = hashlib.sha256(structure.encode())
    for language, words in sorted(texts.items()):
        digest.update(f"\0{language}\0{words}".encode())
    return digest.hexdigest()
