"""The mode of a story's discussion: open, check first or closed, now or at a time (D9)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.models import Story
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.models.story import StoryMode
from folkmoot.discussion.opening import ends_by_age
from folkmoot.discussion.story_errors import ClosingReasonMissing, TimeNotAhead

REASON_LENGTH = 300
COLUMNS = (
    "mode",
    "mode_when_open",
    "closed_reason",
    "next_mode",
    "next_mode_at",
    "next_reason",
    "close_after_days",
)


@dataclass(frozen=True)
class ModeWish:
    """A mode, what readers are told of a closed discussion, and from when on; none is now."""

    mode: StoryMode
    reason: str = ""
    at: datetime | None = None


@transaction.atomic
def set_mode(by: Account, story: Story, wish: ModeWish) -> Story:
    """Set the mode, or plan it in place of what was planned; in force from its moment on.

    What takes comments again although it was too old for them is closed by age no more.

    Raises:
        NotAllowed: the account may not run stories.
        ClosingReasonMissing: readers would not learn why, or it is too long.
        TimeNotAhead: the time has passed.
    """
    demand(by, Permission.RUN_STORIES)
    reason = _reason(wish)
    if wish.at is not None and wish.at <= now():
        raise TimeNotAhead
    row = _settled(story)
    was = _said(row)
    if wish.at is None:
        _set(row, wish.mode, reason)
    else:
        row.next_mode, row.next_mode_at, row.next_reason = wish.mode, wish.at, reason
    return _saved(by, story, row, was)


@transaction.atomic
def drop_plan(by: Account, story: Story) -> Story:
    """Leave the mode as it is: what was planned does not come.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    row = _settled(story)
    was = _said(row)
    _forget_plan(row)
    return _saved(by, story, row, was)


@transaction.atomic
def close_story(by: Account, story: Story, reason: str) -> Story:
    """Take no new comments from now on; readers see the reason.

    Raises:
        NotAllowed, ClosingReasonMissing: see `set_mode`.
    """
    return set_mode(by, story, ModeWish(StoryMode.CLOSED, reason))


@transaction.atomic
def reopen_story(by: Account, story: Story) -> Story:
    """Take comments again, in the mode that it had before; of an open one nothing changes.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    row = _settled(story)
    if row.mode != StoryMode.CLOSED:
        return story
    return set_mode(by, story, ModeWish(StoryMode(row.mode_when_open)))


def _reason(wish: ModeWish) -> str:
    reason = " ".join(wish.reason.split()) if wish.mode == StoryMode.CLOSED else ""
    if wish.mode == StoryMode.CLOSED and not 0 < len(reason) <= REASON_LENGTH:
        raise ClosingReasonMissing(limit=REASON_LENGTH)
    return reason


def _settled(story: Story) -> Story:
    """The fresh row, locked; a plan whose time has come is its mode."""
    rows = Story.objects.select_for_update(no_key=True, of=("self",))
    row = rows.select_related("publication", "edition").get(pk=story.pk)
    if row.next_mode_at is not None and row.next_mode_at <= now():
        mode, reason = StoryMode(row.next_mode), row.next_reason
        _set(row, mode, reason)
    return row


def _set(row: Story, mode: StoryMode, reason: str) -> None:
    if row.mode != StoryMode.CLOSED:
        row.mode_when_open = row.mode
    end = ends_by_age(row)
    if mode != StoryMode.CLOSED and end is not None and end <= now():
        row.close_after_days = 0
    row.mode, row.closed_reason = mode, reason
    _forget_plan(row)


def _forget_plan(row: Story) -> None:
    row.next_mode, row.next_mode_at, row.next_reason = "", None, ""


def _saved(by: Account, story: Story, row: Story, was: str) -> Story:
    row.save(update_fields=COLUMNS)
    note_change(by, ChangeKind.MODE, row, said=(was, _said(row)))
    touch(row.pk, hides=False)
    for name in COLUMNS:
        setattr(story, name, getattr(row, name))
    return story


def _said(row: Story) -> str:
    """The mode with its plan, for the log."""
    parts = [row.mode, row.closed_reason]
    if row.next_mode_at is not None:
        moment = row.next_mode_at.astimezone(UTC)
        parts += [f"→ {moment:%Y-%m-%d %H:%M} UTC", row.next_mode, row.next_reason]
    return " ".join(filter(None, parts))
