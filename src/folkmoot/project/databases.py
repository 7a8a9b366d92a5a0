"""The database settings: SQLite as STACK measured it, PostgreSQL by its address."""

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
