"""A number in shared memory that rises with each write, so that nobody needs to ask the file.

It lies beside the snapshots, in a file of sixty-four bytes which every process of this machine
maps. Who holds its lock is the one writer. While somebody writes the number is odd, and it stays
odd when a writer is killed: what was read while it was even is true as long as it is the same.
"""

import fcntl
import mmap
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = 64
COUNT = struct.Struct("<Q")
BEAT = struct.Struct("<d")
BEAT_AT = 8
ABSENT = -1


class Changes:
    """The number as readers and writers see it; made when it is not there, remade when gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place: tuple[int, int] | None = None
        self._map: mmap.mmap | None = None

    def count(self) -> int:
        """Another number than before means: look again. See also `is_steady`."""
        self._find()
        return COUNT.unpack_from(self._map)[0] if self._map else ABSENT

    def seconds_since_beat(self) -> float:
        """How long ago the builder of this machine said that it keeps up; endless if never."""
        self._find()
        beat = BEAT.unpack_from(self._map, BEAT_AT)[0] if self._map else 0.0
        age = time.monotonic() - beat
        return age if beat and age >= 0 else float("inf")

    def beat(self) -> None:
        """Say that the file is up to date with the database at this moment."""
        with self.locked() as file:
            os.pwrite(file, BEAT.pack(time.monotonic()), BEAT_AT)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock and let everybody know: while it lasts, and that it has ended.

        Raises:
            OSError: the folder cannot be written, or the disk is full.
        """
        with self.locked() as file:
            before = COUNT.unpack(os.pread(file, COUNT.size, 0))[0]
            during = before + 1 + before % 2
            os.pwrite(file, COUNT.pack(during), 0)
            try:
                yield
            finally:
                os.pwrite(file, COUNT.pack(during + 1), 0)

    @contextmanager
    def locked(self) -> Iterator[int]:
        """The open file, locked against every other writer of this machine.

        The lock ends with its holder, however that ends.

        Raises:
            OSError: the folder cannot be written, or the disk is full.
        """
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            if os.fstat(file).st_size != SIZE:
                os.ftruncate(file, SIZE)
            yield file
        finally:
            os.close(file)

    def _find(self) -> None:
        """Map the file that has the name now, for it may have been deleted and made anew."""
        place = place_of(self._path)
        if place == self._place and self._map is not None:
            return
        self._place, self._map = place, None
        with suppress(OSError, ValueError), self._path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), SIZE, access=mmap.ACCESS_READ)


def is_steady(count: int) -> bool:
    """True when nobody was writing when this was read."""
    return count >= 0 and not count % 2


def place_of(path: Path) -> tuple[int, int] | None:
    """Which file has this name now; None when there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked for at each request
    except OSError:
        return None
    return found.st_dev, found.st_ino
