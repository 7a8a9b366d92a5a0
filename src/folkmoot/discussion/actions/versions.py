"""A story's version: counted up by everything that changes what the public sees of it.

Pages of a discussion are kept as bytes and handed out without asking the database. Each is
marked with the version that it shows, so an older one never takes the place of a newer one.
What hides something also forbids every page below its version, before the change is committed:
so no page that still shows it is handed out after, whoever builds pages or does not (decision
0010).

Call it last, since every writer on the story waits for this row: see `counters.py`.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared, PreparedUpdate
from folkmoot.discussion.errors import PagesNotHeld
from folkmoot.discussion.models import Comment, Story
from folkmoot.edge.store import Writer

log = structlog.get_logger(__name__)
BATCH = 500


@transaction.atomic
def touch(story: int, *, hides: bool) -> None:
    """Count the story's version up, in the transaction of a change that the public sees.

    `hides` says that something that was shown is not to be seen any more: a comment taken from
    view, a text or a name replaced. If in doubt it does: then readers only wait a moment
    longer for their page.

    Raises:
        PagesNotHeld: kept pages that show it could not be forbidden, so it cannot be hidden.
    """
    if not hides:
        _count_up(story, now())
        return
    _hide(story, now())
    _demand(_version(story))


@transaction.atomic
def touch_all(stories: Iterable[int], *, hides: bool) -> int:
    """Touch all of these; how many there were.

    They are locked in the order of their rows, so that two of these cannot wait for each other.

    Raises:
        PagesNotHeld: see `touch`.
    """
    ordered = sorted(set(stories))
    for begin in range(0, len(ordered), BATCH):
        rows = Story.objects.filter(pk__in=ordered[begin : begin + BATCH])
        list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        rows.update(**_columns(now(), hides=hides))
        if hides:
            _demand(list(rows.values_list("public_id", "version")))
    return len(ordered)


def touch_author(account: int, *, hides: bool) -> int:
    """Touch every story on which the account has a place in public; how many there were.

    Raises:
        PagesNotHeld: see `touch`.
    """
    places = Comment.objects.filter(author=account, is_listed=True)
    return touch_all(places.values_list("story", flat=True).distinct(), hides=hides)


def _columns(moment: datetime, *, hides: bool) -> dict[str, Any]:
    columns: dict[str, Any] = {"version": F("version") + 1, "touched_at": moment}
    if hides:
        columns["hides_below"] = F("version") + 1
    return columns


@PreparedUpdate
def _count_up(story: int, moment: datetime) -> tuple[QuerySet[Story], dict[str, Any]]:
    return Story.objects.filter(pk=story), _columns(moment, hides=False)


@PreparedUpdate
def _hide(story: int, moment: datetime) -> tuple[QuerySet[Story], dict[str, Any]]:
    return Story.objects.filter(pk=story), _columns(moment, hides=True)


@Prepared
def _version(story: int) -> QuerySet[Story, tuple[Any, ...]]:
    return Story.objects.filter(pk=story).values_list("public_id", "version")


def _demand(versions: Iterable[tuple[str, int]]) -> None:
    """Forbid older pages of these stories on this machine; others hear of it from the database.

    A disk that takes no more must not stop a moderator: then all kept pages go, which needs no
    room, and every reader is answered from the database.
    """
    writer = _writer(Path(settings.SNAPSHOTS))
    try:
        writer.demand_all(versions)
    except (OSError, sqlite3.Error) as error:
        log.exception("discussion.demand_failed", error=str(error))
        try:
            writer.forget_all()
        except OSError as second:
            raise PagesNotHeld from second


@lru_cache(maxsize=8)
def _writer(path: Path) -> Writer:
    return Writer(path)
