"""Which stories the public sees in which version: what those ask who keep pages of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.hours import is_open_at
from folkmoot.discussion.models import Edition, Expertise, Publication, Story


@dataclass(frozen=True, slots=True)
class Stamp:
    """A story's version, and the one below which no page of it may be shown."""

    story: str
    version: int
    hides_below: int


def stamps_since(moment: datetime) -> list[Stamp]:
    """The stories that were touched at that moment or later."""
    return [Stamp(*row) for row in _touched_since(moment)]


def stamp_of(story: str) -> Stamp | None:
    """The stamp as it is in the database now."""
    found = _one(story)
    return Stamp(*found[0]) if found else None


def stories_with_comments() -> Iterator[str]:
    """The ids of all stories that have comments, those that changed last first."""
    rows = Story.objects.filter(thread_count__gt=0).order_by("-touched_at")
    return rows.values_list("public_id", flat=True).iterator(chunk_size=500)


def number_of_stories_with_comments() -> int:
    """How many there are."""
    return Story.objects.filter(thread_count__gt=0).count()


def no_longer_fresh(after: datetime, until: datetime) -> list[str]:
    """The stories whose discussions begin in another order since some moment between these two."""
    found: list[str] = []
    for publication in Publication.objects.exclude(fresh_hours=None):
        span = timedelta(hours=publication.fresh_hours or 0)
        rows = Story.objects.filter(publication=publication, thread_count__gt=0)
        ended = rows.filter(registered_at__gt=after - span, registered_at__lte=until - span)
        found += ended.values_list("public_id", flat=True)
    return found


def turned(after: datetime, until: datetime) -> set[int]:
    """The stories that began or ended to take comments between these two, by plan or by age.

    The hours of an edition are not among them: they are part of how it looks (`faces`).
    """
    span = {"next_mode_at__gt": after, "next_mode_at__lte": until}
    found = set(Story.objects.filter(**span).values_list("pk", flat=True))
    own = Story.objects.filter(close_after_days__gt=0)
    days_of = own.order_by().values_list("close_after_days", flat=True).distinct()
    ends = [(days, own.filter(close_after_days=days)) for days in days_of]
    for publication in Publication.objects.filter(close_after_days__gt=0):
        rows = Story.objects.filter(publication=publication, close_after_days=None)
        ends.append((publication.close_after_days, rows))
    for days, rows in ends:
        age = timedelta(days=days or 0)
        ended = rows.filter(registered_at__gt=after - age, registered_at__lte=until - age)
        found.update(ended.values_list("pk", flat=True))
    return found


def experts_ended(after: datetime, until: datetime) -> set[int]:
    """The accounts that ceased to be shown as experts between these two."""
    rows = Expertise.objects.filter(ends_at__gt=after, ends_at__lte=until)
    return set(rows.values_list("account", flat=True))


def faces() -> list[tuple[Any, ...]]:
    """What the editions say about how their discussions look; a handful of rows.

    With it goes whether they take comments at this hour: so all pages turn when it is over.
    """
    columns = ("key", "language", "time_zone", "publication__key", "publication__fresh_hours")
    rows = Edition.objects.order_by("pk").values_list("pk", *columns, "hours")
    return [(*row[:-1], is_open_at(now(), row[-1], row[3])) for row in rows]


@Prepared
def _touched_since(moment: datetime) -> QuerySet[Story, tuple[Any, ...]]:
    rows = Story.objects.filter(touched_at__gte=moment).order_by("touched_at")
    return rows.values_list("public_id", "version", "hides_below")


@Prepared
def _one(story: str) -> QuerySet[Story, tuple[Any, ...]]:
    return Story.objects.filter(public_id=story).values_list("public_id", "version", "hides_below")
