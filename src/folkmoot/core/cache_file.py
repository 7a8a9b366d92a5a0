"""A cache in a SQLite file of its own, for all processes of one machine.

Limits are counted in the cache. In a table of the database each count would be one more durable
write beside the comment that it is about; what is counted need not outlive a power cut, so here
nothing waits for the disk (decision 0006). The file may be deleted while Folkmoot stands still.
"""

import json
import pickle
import sqlite3
import threading
from collections.abc import Iterable
from os import getpid
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import OperationalError

from folkmoot.core.clock import now

START = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=4194304;
CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value, expires REAL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_by_expires ON entries (expires);
"""
READ = """SELECT key, value FROM entries
WHERE key IN (SELECT value FROM json_each(?)) AND expires > ?"""
WRITE = """INSERT INTO entries VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires"""
ADD = f"{WRITE} WHERE entries.expires <= ?"
TOUCH = "UPDATE entries SET expires = ? WHERE key = ? AND expires > ?"
SHORTEN = """DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY expires LIMIT ?)"""
NEVER = float("inf")
LARGEST = 2**63
WRITES_BETWEEN_TIDYING = 500
SECONDS_TO_WAIT = 20


class CacheFile(BaseCache):
    """Django's cache interface over a SQLite file, `LOCATION`; `add` is atomic.

    What has expired is removed now and then, and above `MAX_ENTRIES` what would expire first. What
    goes wrong with the file is an `OperationalError`, as with the database.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(location)
        self._here = threading.local()
        self._writes = 0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or the default when there is none or it has expired."""
        return self.get_many([key], version).get(key, default)

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        """Those of the values that are there, by their keys, with one question."""
        asked = {self.make_and_validate_key(key, version=version): key for key in keys}
        rows, _ = self._run(READ, _list(asked), now().timestamp())
        return {asked[key]: _loaded(value) for key, value in rows}

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is a value."""
        return bool(self.get_many([key], version))

    def set(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> None:
        """Keep a value for so many seconds, for ever with none."""
        self._change(WRITE, self._row(key, value, timeout, version))

    def add(
        self,
        key: str,
        value: Any,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Keep a value unless there is one; only one of any number of callers hears true."""
        return self._change(ADD, (*self._row(key, value, timeout, version), now().timestamp())) == 1

    def touch(
        self,
        key: str,
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> bool:
        """Give a value a new end; false when there is none."""
        name = self.make_and_validate_key(key, version=version)
        return self._change(TOUCH, (self._end(timeout), name, now().timestamp())) == 1

    def delete(self, key: str, version: int | None = None) -> bool:
        """Remove a value; false when there was none."""
        name = self.make_and_validate_key(key, version=version)
        return self._change("DELETE FROM entries WHERE key = ?", (name,)) == 1

    def clear(self) -> None:
        """Remove everything."""
        self._run("DELETE FROM entries")

    def _row(self, key: str, value: Any, timeout: Any, version: int | None) -> tuple[Any, ...]:
        name = self.make_and_validate_key(key, version=version)
        return name, _dumped(value), self._end(timeout)

    def _end(self, timeout: Any) -> float:
        end = self.get_backend_timeout(timeout)
        return NEVER if end is None else end

    def _change(self, statement: str, values: tuple[Any, ...]) -> int:
        _, changed = self._run(statement, *values)
        self._writes += 1
        if self._writes % WRITES_BETWEEN_TIDYING == 0:
            self._tidy()
        return changed

    def _tidy(self) -> None:
        self._run("DELETE FROM entries WHERE expires <= ?", now().timestamp())
        (((number,),), _) = self._run("SELECT count(*) FROM entries")
        if number > self._max_entries:
            self._run(SHORTEN, number - self._max_entries + self._max_entries // 3)

    def _run(self, statement: str, *values: Any) -> tuple[list[tuple[Any, ...]], int]:
        """The rows of the answer, and how many rows were changed."""
        try:
            done = self._connection().execute(statement, values)
            return done.fetchall(), done.rowcount
        except sqlite3.Error as error:
            raise OperationalError(*error.args) from error

    def _connection(self) -> sqlite3.Connection:
        """The connection of this thread of this process: after a fork there is a new one."""
        found: _Connection | None = getattr(self._here, "found", None)
        if found is None or found.process != getpid():
            found = self._here.found = _Connection(self._path, inherited=found)
        return found.opened


class _Connection:
    """An open file, closed with the thread that it belongs to.

    One that was inherited from the parent process is neither used nor closed here: SQLite allows
    neither.
    """

    def __init__(self, path: Path, *, inherited: "_Connection | None") -> None:
        self.process = getpid()
        self.inherited = inherited
        path.parent.mkdir(parents=True, exist_ok=True)
        self.opened = sqlite3.connect(
            path, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
        )
        self.opened.executescript(START)

    def __del__(self) -> None:
        if self.process == getpid() and hasattr(self, "opened"):
            self.opened.close()


def _list(names: Iterable[str]) -> str:
    return json.dumps(list(names))


def _dumped(value: Any) -> int | bytes:
    """Numbers as they are; all else as Django's own caches keep it."""
    is_number = type(value) is int and -LARGEST <= value < LARGEST
    return value if is_number else pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _loaded(value: int | bytes) -> Any:
    return pickle.loads(value) if isinstance(value, bytes) else value  # noqa: S301 (ours alone)
