"""Stories as the desk lists them, and one of them with all that an editor can set."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models import Change, Story
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.opening import Opening, Why
from folkmoot.discussion.queries.guests import GuestView, guests_of
from folkmoot.discussion.queries.stories import story_by_id

PAGE = 30
LAST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in the list; `state` says in words how it stands."""

    public_id: str
    title: str
    edition: str
    registered_at: datetime
    comments: int
    is_open: bool
    state: str


@dataclass(frozen=True, slots=True)
class StoryPageOfDesk:
    """Some stories, and the `after` of the next page, none at the end."""

    stories: tuple[StoryRow, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What was set, by whom and when; `about` is the member whom it concerns."""

    at: datetime
    by: str
    what: str
    about: str
    was: str
    became: str


@dataclass(frozen=True, slots=True)
class StoryDesk:
    """One story with its guests and what was changed last."""

    story: Story
    opening: Opening
    state: str
    guests: tuple[GuestView, ...]
    changes: tuple[ChangeView, ...]


def stories_for_desk(
    editor: Account, *, words: str = "", after: str | None = None
) -> StoryPageOfDesk:
    """The stories that were registered last, or those whose headline, key or address has it.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(editor, Permission.RUN_STORIES)
    rows = Story.objects.select_related("edition", "publication").order_by("-pk")
    if words.strip():
        rows = rows.filter(
            Q(title__icontains=words.strip())
            | Q(key=words.strip())
            | Q(address__icontains=words.strip())
        )
    begin = Story.objects.filter(public_id=checked_id(after)).first() if after else None
    found = list((rows.filter(pk__lt=begin.pk) if begin else rows)[: PAGE + 1])
    has_more = len(found) > PAGE
    stories = tuple(_row(story) for story in found[:PAGE])
    return StoryPageOfDesk(stories, stories[-1].public_id if has_more else None)


def story_for_desk(editor: Account, story_id: str) -> StoryDesk:
    """One story with all that can be set.

    Raises:
        NotAllowed: the account may not run stories.
        StoryUnknown: there is none.
    """
    demand(editor, Permission.RUN_STORIES)
    story = story_by_id(story_id)
    opening = story.opening
    changes = _changes(Q(story=story))
    return StoryDesk(story, opening, _state(opening), guests_of(story), changes)


def changes_of(editor: Account, *kinds: str) -> tuple[ChangeView, ...]:
    """The last changes of these kinds.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(editor, Permission.RUN_STORIES)
    return _changes(Q(kind__in=kinds))


def _changes(where: Q) -> tuple[ChangeView, ...]:
    rows = Change.objects.filter(where).select_related("by", "account").order_by("-pk")
    return tuple(_change(row) for row in rows[:LAST_CHANGES])


def _change(row: Change) -> ChangeView:
    return ChangeView(
        at=row.at,
        by=row.by.display_name,
        what=str(ChangeKind(row.kind).label),
        about=row.account.display_name if row.account and row.account.is_active else "",
        was=row.was,
        became=row.became,
    )


def _row(story: Story) -> StoryRow:
    opening = story.opening
    return StoryRow(
        public_id=story.public_id,
        title=story.title,
        edition=story.edition.name,
        registered_at=story.registered_at,
        comments=story.comment_count,
        is_open=opening.is_open,
        state=_state(opening),
    )


def _state(opening: Opening) -> str:
    return str(Why(opening.why).label if opening.why else _mode_words(opening.mode))


def _mode_words(mode: str) -> str:
    return str(Story(mode=mode).get_mode_display())
