"""Template databases: migrated once for each state of the migrations, then copied.

Migrating takes some twenty seconds, a copy takes milliseconds. The template's name carries
a hash of every migration, so it is made anew exactly when one of them changes.
"""

import fcntl
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "var" / "cache"
KEPT_FOR = 24 * 3600


class Template(Protocol):
    """A migrated database that can be copied and put back."""

    def make(self) -> None:
        """Migrate it, unless that was done before."""

    def copy(self, name: str) -> str:
        """Make a fresh database from it and return the name Django connects to."""

    def put_back(self, name: str) -> None:
        """Give a copy the content of the template again."""

    def drop(self, name: str) -> None:
        """Remove a copy."""


def chosen_template() -> Template:
    """The template for the database that the settings name."""
    from django.db import connection

    return PostgresTemplate() if connection.vendor == "postgresql" else SqliteTemplate()


def _is_running(name: str) -> bool:
    """Whether the process whose number ends the name of a copy is alive on this machine."""
    number = re.search(r"\d+$", name)
    if number is None:
        return True
    try:
        os.kill(int(number[0]), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _state() -> str:
    """What the tables depend on: the migrations, and whether the cache is one of them."""
    from django.conf import settings

    from folkmoot.project.template_database import migrations_hash

    has_cache_table = "DatabaseCache" in settings.CACHES["default"]["BACKEND"]
    return migrations_hash() + ("" if has_cache_table else "-bare")


class SqliteTemplate:
    """A file in `var/cache`, copied with SQLite's own backup."""

    def __init__(self) -> None:
        self.path = CACHE / f"template-{_state()}.sqlite3"

    def make(self) -> None:
        with _one_at_a_time("template-sqlite"):
            if self.path.exists():
                return
            for old in CACHE.glob("template-*.sqlite3"):
                if time.time() - old.stat().st_mtime > KEPT_FOR:
                    old.unlink()
            draft = self.path.with_suffix(".draft")
            draft.unlink(missing_ok=True)
            _migrate(str(draft))
            with closing(sqlite3.connect(draft)) as file:
                file.execute("PRAGMA journal_mode=DELETE")
            draft.rename(self.path)

    def copy(self, name: str) -> str:
        path = CACHE / "copies" / f"{name}.sqlite3"
        path.parent.mkdir(parents=True, exist_ok=True)
        for left in path.parent.glob("*.sqlite3"):
            if not _is_running(left.stem.removesuffix("-cache")):
                self.drop(str(left))
        self.drop(str(path))
        self.put_back(str(path))
        return str(path)

    def put_back(self, name: str) -> None:
        with (
            closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as template,
            closing(sqlite3.connect(name, timeout=20)) as copy,
        ):
            template.backup(copy)

    def drop(self, name: str) -> None:
        """The copy, and the cache that a site of a test kept beside it."""
        path = Path(name)
        for stem in (path.stem, f"{path.stem}-cache"):
            for ending in ("", "-wal", "-shm"):
                path.with_name(f"{stem}{path.suffix}{ending}").unlink(missing_ok=True)


class PostgresTemplate:
    """A database of its own, copied by the server."""

    def __init__(self) -> None:
        self.name = f"folkmoot_template_{_state()}".replace("-", "_")

    def make(self) -> None:
        with _one_at_a_time("template-postgresql"), _maintenance() as server:
            server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'folkmoot_temp%'")
            known = [row[0] for row in server.fetchall()]
            if self.name in known:
                return
            for old in known:
                server.execute(f'DROP DATABASE "{old}" WITH (FORCE)')
            draft = "folkmoot_temp_draft"
            server.execute(f'CREATE DATABASE "{draft}"')
            _migrate(draft)
            server.execute(f'ALTER DATABASE "{draft}" RENAME TO "{self.name}"')

    def copy(self, name: str) -> str:
        database = f"folkmoot_test_{name}".replace("-", "_")
        self._drop_left_behind()
        self.put_back(database)
        return database

    def put_back(self, name: str) -> None:
        with _maintenance() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')

    def _drop_left_behind(self) -> None:
        """Remove the copies of runs that were killed; not on a server that others share."""
        from django.conf import settings

        if settings.DATABASES["default"]["HOST"] not in {"", "127.0.0.1", "localhost", "::1"}:
            return
        with _maintenance() as server:
            server.execute("SELECT datname FROM pg_database WHERE datname LIKE 'folkmoot_test_%'")
            left = [row[0] for row in server.fetchall() if not _is_running(row[0])]
        for name in left:
            self.drop(name)

    def drop(self, name: str) -> None:
        with _maintenance() as server:
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _migrate(name: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    with _connected_to(name):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if connection.vendor == "sqlite":
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def _maintenance() -> Iterator[Any]:
    """A cursor on the server's own database, outside any transaction."""
    from django.conf import settings
    from django.db.backends.postgresql.base import DatabaseWrapper

    server = DatabaseWrapper({**_server_settings(settings.DATABASES["default"])}, "maintenance")
    try:
        with server.cursor() as cursor:
            yield cursor
    finally:
        server.close()


def _server_settings(configured: dict[str, Any]) -> dict[str, Any]:
    return {**configured, "NAME": "postgres", "AUTOCOMMIT": True, "CONN_MAX_AGE": 0}


@contextmanager
def _one_at_a_time(name: str) -> Iterator[None]:
    CACHE.mkdir(parents=True, exist_ok=True)
    with Path(CACHE, f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
