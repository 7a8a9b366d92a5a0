"""A story's version: counted up by everything that changes what the public sees of it.

Pages of a discussion are kept as bytes and handed out without asking the database. Each is
marked with the version that it shows, so an older one never takes the place of a newer one.
What hides something also forbids every page below its version, before the change is committed:
so no page that still shows it is handed out after, whoever builds pages or does not (decision
0010).

Call it last, since every writer on the story waits for this row: see `counters.py`.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared, PreparedUpdate
from folkmoot.discussion.kept_pages import forbid
from folkmoot.discussion.models import Comment, Story

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
    forbid(_version(story))


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
            forbid(list(rows.values_list("public_id", "version")))
    return len(ordered)


def touch_author(account: int, *, hides: bool) -> int:
    """Touch every story on which the account has a place in public; how many there were.

    Raises:
        PagesNotHeld: see `touch`.
    """
    places = Comment.objects.filter(author=account, is_listed=True)
    return touch_all(places.values_list("story", flat=True).distinct(), hides=hides)


def heal(story_id: str) -> None:
    """Count a story up whose present pages are refused, so that the next ones are kept.

    That is so when what forbade them was taken back at the last moment. If it is only not
    committed yet, this waits for it: the row is locked until then.
    """
    for pk in Story.objects.filter(public_id=story_id).values_list("pk", flat=True):
        touch(pk, hides=False)


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
