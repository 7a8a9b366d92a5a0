"""Small archives, and what a run over them wrote."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from folkmoot.standards import Standards
from folkmoot.standards.archive import Job, Progress, run_archive
from folkmoot.standards.batch import Terms

TEXTS = (
    "The bridge should have been repaired years ago.",
    "THIS IS ALL MUCH TOO LOUD FOR ME AND FOR EVERYBODY",
    "What a load of shit that is.",
    "Call me at +49 30 901820 about the flat.",
    "Well said, thank you.",
    "Тут всё хорошо, люди",
    "Read www.example.org before you write.",
)
WAVE = "Sign now against the new bypass at Mill Lane before our children pay for it, {name}!"
NAMES = ("Anna", "Bert", "Cleo", "Dora", "Emil", "Fred", "Gita", "Hugo", "Iris", "Jens")


def record(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"id": number, "text": text, **more}


def some(count: int) -> list[dict[str, Any]]:
    return [record(number, TEXTS[number % len(TEXTS)]) for number in range(count)]


def written(path: Path, records: Iterable[dict[str, Any] | bytes]) -> Path:
    lines = [each if isinstance(each, bytes) else json.dumps(each).encode() for each in records]
    content = b"".join(line + b"\n" for line in lines)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def job(**fields: Any) -> Job:
    fields = {"terms": Terms(Standards.default()), "shard_size": 10, **fields}
    return Job(**fields)


def run(paths: Iterable[Path], folder: Path, **fields: Any) -> Progress:
    """A run to its end."""
    return list(run_archive(tuple(paths), folder, job(**fields)))[-1]


def results(folder: Path) -> dict[str, bytes]:
    """The result files by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("shard-*.jsonl"))}


def verdicts(folder: Path) -> list[dict[str, Any]]:
    """All verdicts in their order."""
    return [
        json.loads(line) for content in results(folder).values() for line in content.splitlines()
    ]


def log(folder: Path) -> list[dict[str, Any]]:
    """The log of shards without what a machine's speed decides."""
    lines = (folder / "shards.jsonl").read_text("utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return sorted(
        ({k: v for k, v in each.items() if k != "cpu_seconds"} for each in entries),
        key=lambda each: each["shard"],
    )


DAY = 24 * 60


def at(minutes: float) -> str:
    """A time so many minutes into a month."""
    day, rest = divmod(minutes, DAY)
    return f"2026-11-{1 + int(day):02}T{int(rest // 60):02}:{int(rest % 60):02}:00+00:00"


def said(number: int, minutes: float, text: str, *, who: Any = None, **more: Any) -> dict[str, Any]:
    """A record of an archive that says who wrote it and when."""
    author = {"key": number if who is None else who, **more}
    return record(number, text, at=at(minutes), author=author, story={"key": "s"})


def wave_of(count: int, *, apart: float, begin: float = 0, **more: Any) -> list[dict[str, Any]]:
    """A mail merge: as many accounts, each with its own name in the text."""
    return [
        said(100 + number, begin + number * apart, WAVE.format(name=NAMES[number]), **more)
        for number in range(count)
    ]
