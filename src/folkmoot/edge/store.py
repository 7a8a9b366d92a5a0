"""The snapshots: rendered pages and what live streams tell, in a SQLite file of their own.

Everything in it can be made again from the database, so a file that is missing or damaged is
an empty one. What must hold at every moment is the demand: once a page of a story below a
version may not be seen, no reader gets it from here, whatever is written later.
"""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from folkmoot.edge.changes import ABSENT, Changes, is_steady, place_of
from folkmoot.edge.encodings import chosen
from folkmoot.edge.snapshot import Event, Snapshot, Stored, key_of, rows_of
from folkmoot.edge.tables import (
    DEMAND,
    FIND,
    FORGET,
    KEEP,
    OLDEST,
    TELL,
    is_damage,
    is_sound,
    make_tables,
    opened_to_read,
    opened_to_write,
    remove,
)

__all__ = ["Event", "Reader", "Snapshot", "Stored", "Writer", "key_of"]

MOST_BYTES = 2 * 1024**3
MOST_LATELY = 512
"""So many pages a process remembers until anything is written."""

T = TypeVar("T")


class Writer:
    """Writes the file: any process may, one at a time. Each call is one transaction.

    Nothing is kept open between calls, so it may be shared by threads and outlive a fork.
    """

    def __init__(self, path: Path | str, most_bytes: int = MOST_BYTES) -> None:
        self._path = Path(path)
        self._changes = changes_beside(self._path)
        self._most_bytes = most_bytes

    def put(self, snapshots: Iterable[Snapshot]) -> int:
        """Keep these pages; how many were kept.

        Left out is what is older than what is there, or than what is demanded of its story.
        Every other page of the same story that is older than these goes, because it may have
        changed too: so put all first pages of a story in one call.
        """
        ready = [(each, rows_of(each)) for each in snapshots]

        def work(file: sqlite3.Connection) -> int:
            kept = [each for each, rows in ready if _put(file, each, rows)]
            for each in kept:
                file.execute(FORGET, (each.story, each.version))
            _make_room(file, self._most_bytes)
            return len(kept)

        return self._write(work)

    def demand(self, story: str, version: int) -> None:
        """From now on no page of this story below this version is served or kept.

        Raises:
            OSError, sqlite3.Error: it could not be written, so what depends on it must not be.
        """
        self.demand_all([(story, version)])

    def demand_all(self, versions: Iterable[tuple[str, int]]) -> None:
        """The same for several stories at once.

        Raises:
            OSError, sqlite3.Error: none of it could be written.
        """
        ready = list(versions)

        def work(file: sqlite3.Connection) -> None:
            file.executemany(DEMAND, ready)
            file.executemany(FORGET, ready)

        self._write(work, lasting=True)

    def forget_all(self) -> None:
        """Delete the file with every page, which works on a full disk, too.

        Raises:
            OSError: it could not be deleted.
        """
        with self._changes.writing():
            remove(self._path)

    def drop(self, story: str) -> None:
        """Forget the pages of a story and what was told of it; a demand stays in force."""

        def work(file: sqlite3.Connection) -> None:
            file.execute("DELETE FROM page WHERE story = ?", (story,))
            file.execute("DELETE FROM event WHERE story = ?", (story,))

        self._write(work)

    def events(self, story: str, version: int, facts: Mapping[str, Any]) -> None:
        """Let live streams tell this about the story, unless something newer was told."""
        words = json.dumps({**facts, "version": version}, separators=(",", ":"))

        def work(file: sqlite3.Connection) -> None:
            told = file.execute("SELECT version FROM event WHERE story = ?", (story,)).fetchone()
            if told is None or told[0] < version:
                file.execute(TELL, (story, version, words))

        self._write(work)

    def keep_only(self, mark: str) -> bool:
        """Forget all pages unless they were made under the same mark (a release); True if so."""

        def work(file: sqlite3.Connection) -> bool:
            if file.execute("SELECT words FROM mark").fetchone() == (mark,):
                return False
            file.execute("DELETE FROM page")
            file.execute("DELETE FROM mark")
            file.execute("INSERT INTO mark VALUES (?)", (mark,))
            return True

        return self._write(work)

    def mend(self) -> bool:
        """Make the file anew if it is damaged, empty as it then is; True if so."""
        with self._changes.writing():
            if not self._path.exists() or is_sound(self._path):
                return False
            remove(self._path)
        return True

    def beat(self) -> None:
        """Say that the file is up to date with the database at this moment."""
        self._changes.beat()

    def _write(self, work: Callable[[sqlite3.Connection], T], *, lasting: bool = False) -> T:
        """One transaction, alone; a damaged file is made anew first."""
        with self._changes.writing():
            try:
                return self._once(work, lasting=lasting)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                remove(self._path)
                return self._once(work, lasting=lasting)

    def _once(self, work: Callable[[sqlite3.Connection], T], *, lasting: bool) -> T:
        with closing(opened_to_write(self._path)) as file:
            if lasting:
                file.execute("PRAGMA synchronous = FULL")
            make_tables(file)
            file.execute("BEGIN IMMEDIATE")
            done = work(file)
            file.execute("COMMIT")
        return done


class Reader:
    """Reads the file, in as many threads and processes as there are."""

    def __init__(self, path: Path | str) -> None:
        self._path = Path(path)
        self._changes = changes_beside(self._path)
        self._own = threading.local()
        self._lately: tuple[int, dict[tuple[str, str], Stored]] = (ABSENT, {})

    def find(self, key: str, accept_encoding: str = "") -> Stored | None:
        """The page as this reader may get it; None when it is not there or may not be seen."""
        asked, count = (key, chosen(accept_encoding)), self._changes.count()
        true_at, pages = self._lately
        if true_at != count:
            true_at, pages = self._lately = (count, {})
        if is_steady(count) and (page := pages.get(asked)) is not None:
            return page
        row = self._row(FIND, asked)
        if row is None:
            return None
        page = Stored(*row)
        if len(pages) >= MOST_LATELY:
            pages.clear()
        pages[asked] = page
        return page

    def told(self, story: str) -> Event | None:
        """What was told about a story last."""
        row = self._row("SELECT number, story, version, facts FROM event WHERE story = ?", (story,))
        return Event(*row) if row else None

    def last_told(self) -> int:
        """The number of the last event."""
        row = self._row("SELECT max(number) FROM event", ())
        return (row and row[0]) or 0

    def told_since(self, number: int) -> list[Event]:
        """What was told since that number, about all stories; the first first."""
        words = "SELECT number, story, version, facts FROM event WHERE number > ? ORDER BY number"
        return [Event(*row) for row in self._rows(words, (number,))]

    def changes(self) -> int:
        """A number that is another one after each write; it costs next to nothing."""
        return self._changes.count()

    def seconds_since_beat(self) -> float:
        """How long ago the builder said that the file is up to date; endless if never."""
        return self._changes.seconds_since_beat()

    def _row(self, words: str, values: tuple[object, ...]) -> Any:
        found = self._rows(words, values)
        return found[0] if found else None

    def _rows(self, words: str, values: tuple[object, ...]) -> list[Any]:
        try:
            file = self._file()
            return file.execute(words, values).fetchall() if file else []
        except sqlite3.DatabaseError as error:
            self._lose(error)
            return []

    def _lose(self, error: sqlite3.DatabaseError) -> None:
        """Begin anew; a file that is damaged is looked at once."""
        own = self._own
        own.file = None
        if is_damage(error) and getattr(own, "mended", None) != own.place:
            own.mended = own.place
            with suppress(OSError):
                Writer(self._path).mend()

    def _file(self) -> sqlite3.Connection | None:
        """This thread's connection to the file that has the name now."""
        place = (os.getpid(), place_of(self._path))
        own = self._own
        if getattr(own, "file", None) is None or own.place != place:
            own.place, own.file = place, None
            own.file = opened_to_read(self._path) if place[1] else None
        found: sqlite3.Connection | None = own.file
        return found


def changes_beside(path: Path) -> Changes:
    """The number that rises with each write to this file."""
    return Changes(path.with_name(f"{path.name}-changes"))


def _put(file: sqlite3.Connection, page: Snapshot, rows: list[tuple[object, ...]]) -> bool:
    newest = file.execute(
        "SELECT max(version) FROM (SELECT version FROM demand WHERE story = ? "
        "UNION ALL SELECT version FROM page WHERE key = ?)",
        (page.story, page.key),
    ).fetchone()[0]
    if newest is not None and newest > page.version:
        return False
    file.executemany(KEEP, rows)
    return True


def _make_room(file: sqlite3.Connection, most_bytes: int) -> None:
    """Forget what was written longest ago while the pages are larger than they may be."""
    sizes = ("page_count", "freelist_count", "page_size")
    pages, free, size = (file.execute(f"PRAGMA {name}").fetchone()[0] for name in sizes)
    surplus = (pages - free) * size - most_bytes
    while surplus > 0:
        gone = file.execute(OLDEST).fetchall()
        if not gone:
            return
        surplus -= sum(length for (length,) in gone)
