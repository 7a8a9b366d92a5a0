"""An archive run: comments a second with one and two workers, and what a million comments cost.

`python -m benchmarks.archive [lines]` prints the figures alone. The archive is made here: the
benchmark's texts, each made its own by a number, by a few thousand authors within some days, with
a mail merge of thirty accounts in it.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.texts import texts
from folkmoot.standards import Standards
from folkmoot.standards.archive import Job, run_archive
from folkmoot.standards.archive.facts import gather_facts
from folkmoot.standards.batch import Terms

LINES = 10_000
SHARD_SIZE = 1_000
AUTHORS = 3_000
BEGIN = datetime(2026, 11, 1, tzinfo=UTC)
WAVE = "Readers, sign the petition of {} against the new bypass before the council votes on it!"


def measure(lines: int = LINES) -> dict[str, float]:
    """Wall time and processor time of whole runs, the start of the workers included."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        path = folder / "archive.jsonl"
        path.write_text("".join(f"{line}\n" for line in records(lines)), encoding="utf-8")
        figures = _campaigns(path, folder, lines)
        for workers in (1, 2):
            figures |= _run(path, folder / f"workers-{workers}", workers)
        one, two = (figures[f"engine.archive.per_second.workers_{n}"] for n in (1, 2))
        return figures | {"engine.archive.speedup.workers_2": two / one}


def records(lines: int) -> Iterator[str]:
    """The archive's lines, in order of time."""
    chance = random.Random(20_261)
    for number in range(lines):
        at = BEGIN + timedelta(seconds=number * 7)
        text = f"{chance.choice(texts())} That is what I wrote on day {chance.randrange(10_000)}."
        author = chance.randrange(AUTHORS)
        if number % (lines // 30 + 1) == 5:
            text, author = WAVE.format(number), AUTHORS + number
        record = {"id": number, "text": text, "at": at.isoformat(), "author": {"key": author}}
        yield json.dumps(record)


def _campaigns(path: Path, folder: Path, lines: int) -> dict[str, float]:
    begun = time.process_time()
    gather_facts((path,), folder)
    seconds = time.process_time() - begun
    hours = seconds / lines * 1e6 / 3600
    return {"engine.archive.campaigns_cpu_hours_per_million": hours}


def _run(path: Path, out: Path, workers: int) -> dict[str, float]:
    job = Job(Terms(Standards.default()), shard_size=SHARD_SIZE, workers=workers)
    begun = time.monotonic()
    progress = list(run_archive((path,), out, job))[-1]
    seconds = time.monotonic() - begun
    hours = progress.cpu_seconds / progress.lines * 1e6 / 3600
    return {
        f"engine.archive.per_second.workers_{workers}": progress.lines / seconds,
        f"engine.archive.cpu_hours_per_million.workers_{workers}": hours,
    }


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:])).items():
        print(f"{name:<56}{value:>12,.3f}")
