"""A story's version: counted up by everything that changes what the public sees of it.

Pages of a discussion are kept as bytes and handed out without asking the database. Each is
marked with the version that it shows, so an older one never takes the place of a newer one.
What hides something also forbids every page below its version, before the change is committed:
a page that still shows it cannot be handed out for a moment (decision 0010).

Call it last, since every writer on the story waits for this row: see `counters.py`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import PreparedUpdate
from folkmoot.discussion.models import Comment, Story

BATCH = 500


@transaction.atomic
def touch(story: int, *, hides: bool) -> None:
    """Count the story's version up, in the transaction of a change that the public sees.

    `hides` says that something that was shown is not to be seen any more: a comment taken from
    view, a text or a name replaced. If in doubt it does: then readers only wait a moment
    longer for their page.
    """
    (_hide if hides else _count_up)(story, now())


@transaction.atomic
def touch_author(account: int, *, hides: bool) -> int:
    """Touch every story on which the account has a place in public; how many there were.

    Stories are locked in the order of their rows, so that two authors cannot wait for each other.
    """
    places = Comment.objects.filter(author=account, is_listed=True)
    stories = list(places.order_by("story").values_list("story", flat=True).distinct())
    for begin in range(0, len(stories), BATCH):
        _touch_some(stories[begin : begin + BATCH], hides=hides)
    return len(stories)


def _touch_some(stories: Iterable[int], *, hides: bool) -> None:
    rows = Story.objects.filter(pk__in=stories)
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    rows.update(**_columns(now(), hides=hides))


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
