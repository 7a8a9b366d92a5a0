"""Database and cache: SQLite as it was measured, PostgreSQL and Redis by their addresses."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django.core.exceptions as django_errors

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-20000;"
)


def database_settings(address: str, var: Path) -> dict[str, Any]:
    """Django's settings for the database behind an address; none means SQLite in `var`.

    SQLite runs with full synchronisation, since Folkmoot acknowledges only what lasts, and
    with immediate transactions, since a lock upgrade would fail at once under writers.

    Raises:
        ImproperlyConfigured: the address is neither sqlite: nor postgresql:.
    """
    parts = urlsplit(address)
    if not address or parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)) if address else var / "folkmoot.sqlite3")
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(address)
    raise django_errors.ImproperlyConfigured(
        "FOLKMOOT_DATABASE_URL must begin with sqlite: or postgresql:."
    )


def cache_settings(address: str, database: dict[str, Any]) -> dict[str, Any]:
    """Django's settings for the cache: Redis by its address, else what suits the database.

    Beside a SQLite database it is a file of its own, since all processes are on one machine then
    and counting a limit must not cost a durable write; with PostgreSQL it is a table, which
    several machines share.
    """
    limit = {"OPTIONS": {"MAX_ENTRIES": 50_000}}
    if address:
        backend = "django.core.cache.backends.redis.RedisCache"
        return {"BACKEND": backend, "LOCATION": address}
    if database["ENGINE"].endswith("sqlite3"):
        path = Path(database["NAME"])
        place = path.with_name(f"{path.stem}-cache{path.suffix}")
        return {"BACKEND": "folkmoot.core.cache_file.CacheFile", "LOCATION": str(place), **limit}
    backend = "django.core.cache.backends.db.DatabaseCache"
    return {"BACKEND": backend, "LOCATION": "folkmoot_cache", **limit}


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": SQLITE_START,
        },
    }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
