"""Whether a discussion takes comments now, why not, and until when; pure.

It is computed whenever somebody asks, from what the newsroom has set: so a discussion closes
at its minute whether any background work runs or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.discussion.hours import is_open_at, opens_after


class StoryMode(models.TextChoices):
    """How new comments come to stand (D9)."""

    OPEN = "open", _("Publish, then check")
    CHECK_FIRST = "check-first", _("Check first")
    CLOSED = "closed", _("Closed")


class Why(models.TextChoices):
    """Why a discussion takes no comments."""

    CLOSED = "closed", _("Closed")
    AGE = "age", _("Closed by its age")
    NOT_YET = "not-yet", _("Not opened yet")
    PAUSED = "paused", _("Paused")
    HOURS = "hours", _("Outside the hours")


class _Edition(Protocol):
    hours: Sequence[str]
    time_zone: str


class _Publication(Protocol):
    close_after_days: int | None


class Discussed(Protocol):
    """What of a story decides it."""

    mode: str
    closed_reason: str
    next_mode: str
    next_mode_at: datetime | None
    next_reason: str
    close_after_days: int | None
    registered_at: datetime
    comment_count: int

    @property
    def edition(self) -> _Edition: ...  # noqa: D102

    @property
    def publication(self) -> _Publication: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Opening:
    """The mode in force; of a closed one why, in the newsroom's words, and until when."""

    mode: str
    why: str = ""
    reason: str = ""
    until: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True while new comments are taken."""
        return self.mode != StoryMode.CLOSED

    @property
    def mode_of_edits(self) -> str:
        """What is edited while nobody may write is read before it is shown."""
        return self.mode if self.is_open else StoryMode.CHECK_FIRST


def opening_at(moment: datetime, story: Discussed) -> Opening:
    """How it stands at that moment."""
    mode, reason, until = _set_by_hand(moment, story)
    if mode == StoryMode.CLOSED:
        return Opening(mode, _why_by_hand(story, until), reason, until)
    end = ends_by_age(story)
    if end is not None and end <= moment:
        return Opening(StoryMode.CLOSED, Why.AGE)
    edition = story.edition
    if not is_open_at(moment, edition.hours, edition.time_zone):
        until = opens_after(moment, edition.hours, edition.time_zone)
        return Opening(StoryMode.CLOSED, Why.HOURS, until=until)
    return Opening(mode)


def days_open(story: Discussed) -> int:
    """For how many days the story takes comments; 0 is for ever."""
    own, common = story.close_after_days, story.publication.close_after_days
    return (common or 0) if own is None else own


def ends_by_age(story: Discussed) -> datetime | None:
    """When the story is too old for new comments; none is never."""
    days = days_open(story)
    return story.registered_at + timedelta(days=days) if days else None


def _set_by_hand(moment: datetime, story: Discussed) -> tuple[str, str, datetime | None]:
    """Mode, reason, and when a closed discussion is to open."""
    planned = story.next_mode_at
    if planned is None:
        return story.mode, story.closed_reason, None
    if planned <= moment:
        return story.next_mode, story.next_reason, None
    opens = story.mode == StoryMode.CLOSED and story.next_mode != StoryMode.CLOSED
    return story.mode, story.closed_reason, planned if opens else None


def _why_by_hand(story: Discussed, until: datetime | None) -> str:
    if until is None:
        return Why.CLOSED
    return Why.PAUSED if story.comment_count else Why.NOT_YET
