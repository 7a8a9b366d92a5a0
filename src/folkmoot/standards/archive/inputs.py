"""The files that an archive run reads: JSON Lines, plain or gzipped."""

import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from folkmoot.standards.batch import read_lines
from folkmoot.standards.errors import ArchiveRefused

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Input:
    """A file as it was when the run was planned; ``sha256`` is of its content, unpacked."""

    name: str
    sha256: str
    lines: int


def examine(path: Path) -> Input:
    """Read a file once, to know it again and to know how long it is."""
    digest, lines, last = hashlib.sha256(), 0, b"\n"
    try:
        with opened(path) as stream:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                lines += chunk.count(b"\n")
                last = chunk[-1:]
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(path, error) from None
    return Input(path.name, digest.hexdigest(), lines + (last != b"\n"))


def all_lines(paths: Iterable[Path]) -> Iterator[bytes]:
    """The lines of all files, in their order."""
    for path in paths:
        try:
            with opened(path) as stream:
                yield from read_lines(stream)
        except (OSError, EOFError, zlib.error) as error:
            raise unreadable(path, error) from None


def opened(path: Path) -> BinaryIO:
    """A file's content; one whose name ends in .gz is unpacked on the way."""
    return cast(BinaryIO, gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def unreadable(path: Path, error: Exception) -> ArchiveRefused:
    """The refusal of a file, with what the system says of it."""
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return ArchiveRefused(f"{path} cannot be read: {why}. Check the file and run again.")
