"""What a run is by, and which of its shards are done: a run that was broken off goes on from it."""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from folkmoot.standards.archive.shards import Judged
from folkmoot.standards.errors import ArchiveRefused

FORMAT = 1
MANIFEST = "manifest.json"
LOG = "shards.jsonl"
LOCK = "lock"

NAMES = {
    "format": "the form of the manifest",
    "made_by": "the engine or a learned model",
    "standards": "the standards",
    "language": "--language",
    "earned": "--earned",
    "judges": "--judges",
    "campaigns": "--campaigns",
    "shard_size": "--shard-size",
    "inputs": "an input",
}


def begin_or_go_on(folder: Path, plan: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    """The shards that are done already, by number; none in a new folder.

    Refused is a folder whose run was by something else: half an archive by one version of the
    standards and half by another is no result.
    """
    path = folder / MANIFEST
    if not path.exists():
        strangers = [each.name for each in folder.iterdir() if each.name != LOCK]
        if strangers:
            raise ArchiveRefused(f"{folder} is not empty and holds no run. Choose another folder.")
        write_whole(path, json.dumps(plan, indent=2, ensure_ascii=False).encode() + b"\n")
        return {}
    try:
        former = json.loads(path.read_bytes())
    except ValueError:
        raise ArchiveRefused(f"{path} cannot be read. Delete the folder and begin anew.") from None
    changed = [words for key, words in NAMES.items() if former.get(key) != plan[key]]
    if changed:
        raise ArchiveRefused(
            f"{folder} holds a run by something else: {' and '.join(changed)} changed since. "
            "Run it as it was begun, or choose another folder."
        )
    return dict(_done(folder))


def _done(folder: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """A shard counts when its line in the log is whole and its file is there in full length."""
    log = folder / LOG
    for line in log.read_bytes().split(b"\n") if log.exists() else ():
        try:
            entry = json.loads(line)
            file = folder / name_of(entry["shard"])
            if file.stat().st_size == entry["bytes"]:
                yield entry["shard"], entry
        except (ValueError, KeyError, TypeError, OSError):
            continue


def name_of(number: int) -> str:
    """The file of a shard's results."""
    return f"shard-{number:06}.jsonl"


def keep(folder: Path, judged: Judged) -> dict[str, Any]:
    """Write a shard's results whole, then say so in the log."""
    entry = judged.to_dict()
    write_whole(folder / name_of(judged.number), judged.output)
    with (folder / LOG).open("ab") as log:
        if log.tell() and not _ends_whole(folder / LOG):
            log.write(b"\n")
        log.write(json.dumps(entry).encode() + b"\n")
        log.flush()
        os.fsync(log.fileno())
    return entry


def _ends_whole(path: Path) -> bool:
    """Whether the last line was written to its end; a machine may have stopped within it."""
    with path.open("rb") as log:
        log.seek(-1, os.SEEK_END)
        return log.read(1) == b"\n"


def write_whole(path: Path, content: bytes) -> None:
    """Either the whole file is there afterwards or nothing of it, also when the power fails."""
    unfinished = path.with_name(path.name + ".unfinished")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """No two runs write into one folder; the lock falls with the process that holds it."""
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ArchiveRefused(f"Another run writes into {folder}. Wait for its end.") from None
        yield
