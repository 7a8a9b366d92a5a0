"""The pages of a discussion that are kept as bytes on this machine, as the domain uses them.

The file itself and what it promises are the edge's (`folkmoot.edge.store`). Kept pages save
time and nothing else: without them every reader is answered from the database.
"""

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from folkmoot.discussion.errors import PagesNotHeld
from folkmoot.edge.snapshot import Snapshot
from folkmoot.edge.store import Reader, Writer

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

log = structlog.get_logger(__name__)


def writer() -> Writer:
    """What writes the file of this installation."""
    return _writer(Path(settings.SNAPSHOTS))


def reader() -> Reader:
    """What reads it."""
    return _reader(Path(settings.SNAPSHOTS))


def keep(pages: Iterable[Snapshot]) -> None:
    """Keep pages that were just made for somebody; if that fails, nobody misses them."""
    try:
        writer().put(pages)
    except (OSError, sqlite3.Error) as error:
        log.warning("discussion.page_not_kept", error=str(error))


def kept(story: "Story", key: str) -> bytes | None:
    """The page with this key as it was kept, if it shows the story's present version."""
    page = reader().find(key)
    return page.body if page and page.version == story.version else None


def forbid(versions: Iterable[tuple[str, int]]) -> None:
    """Let no page of these stories below the given version be handed out any more.

    A disk that takes no more must not stop a moderator: then all kept pages go, which needs no
    room, and every reader is answered from the database.

    Raises:
        PagesNotHeld: not even that was possible.
    """
    try:
        writer().demand_all(versions)
    except (OSError, sqlite3.Error) as error:
        log.exception("discussion.demand_failed", error=str(error))
        try:
            writer().forget_all()
        except OSError as second:
            raise PagesNotHeld from second


@lru_cache(maxsize=8)
def _writer(path: Path) -> Writer:
    return Writer(path)


@lru_cache(maxsize=8)
def _reader(path: Path) -> Reader:
    return Reader(path)
