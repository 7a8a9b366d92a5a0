"""The tables of the snapshot file, the words it is asked with, and what counts as damage."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

FORM = 2
"""The form of the tables; a file of another form is made anew."""

TABLES = """
CREATE TABLE page (
    number INTEGER PRIMARY KEY, key TEXT NOT NULL, asked TEXT NOT NULL, story TEXT NOT NULL,
    version INTEGER NOT NULL, content_type TEXT NOT NULL, language TEXT NOT NULL,
    etag TEXT NOT NULL, headers TEXT NOT NULL, encoding TEXT NOT NULL, body BLOB NOT NULL
);
CREATE UNIQUE INDEX page_key ON page (key, asked);
CREATE INDEX page_story ON page (story, version);
CREATE TABLE demand (story TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT, story TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL, facts TEXT NOT NULL
);
CREATE TABLE mark (words TEXT NOT NULL);
"""
FIND = """
SELECT version, content_type, language, etag, encoding, headers, body FROM page
WHERE key = ? AND asked = ?
"""
KEEP = """
INSERT OR REPLACE INTO page
(key, story, version, content_type, language, etag, headers, asked, encoding, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
FORGET = "DELETE FROM page WHERE story = ? AND version < ?"
DEMAND = """
INSERT INTO demand VALUES (?, ?)
ON CONFLICT (story) DO UPDATE SET version = max(version, excluded.version)
"""
OLDEST = """
DELETE FROM page WHERE number IN (SELECT number FROM page ORDER BY number LIMIT 30)
RETURNING length(body)
"""
TELL = "INSERT OR REPLACE INTO event (story, version, facts) VALUES (?, ?, ?)"
PATIENCE = 5.0
DAMAGE = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class OtherForm(sqlite3.DatabaseError):
    """The file has tables of another release."""


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing and makes no file."""
    file = _connection(path, "rw", timeout=0.5)
    file.execute("PRAGMA query_only = 1")
    return file


def opened_to_write(path: Path) -> sqlite3.Connection:
    """A connection that makes the file when it is not there; an empty one is made anew."""
    if path.exists() and not path.stat().st_size:
        remove(path)
    file = _connection(path, "rwc", timeout=PATIENCE)
    file.execute("PRAGMA journal_mode = WAL")
    file.execute("PRAGMA synchronous = NORMAL")
    return file


def is_sound(path: Path) -> bool:
    """False for a file that cannot be read to its end, or has no tables or others."""
    try:
        with closing(opened_to_read(path)) as file:
            words = ("PRAGMA user_version", "PRAGMA quick_check")
            return [file.execute(each).fetchone()[0] for each in words] == [FORM, "ok"]
    except sqlite3.DatabaseError as error:
        return not is_damage(error)


def _connection(path: Path, mode: str, *, timeout: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)


def make_tables(file: sqlite3.Connection) -> None:
    """Make the tables of a new file; its events are numbered on from those of any file before.

    Raises:
        OtherForm: the file is not new and has other tables.
    """
    form = file.execute("PRAGMA user_version").fetchone()[0]
    if form == 0:
        file.executescript(TABLES)
        file.execute("INSERT INTO sqlite_sequence VALUES ('event', ?)", (time.time_ns() // 1000,))
        file.execute(f"PRAGMA user_version = {FORM}")
    elif form != FORM:
        raise OtherForm


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """False for what passes: a lock, a full disk, a folder that may not be written."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, OtherForm) or (code is not None and code & 0xFF in DAMAGE)


def remove(path: Path) -> None:
    """The file first: without it, nobody takes what else is left of it for new."""
    for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        each.unlink(missing_ok=True)
