"""How one story is discussed: for how long, how fast, and what the newsroom asks (B12)."""

from dataclasses import dataclass

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.characters import has_visible, is_readable
from folkmoot.discussion.models import Story, Turn
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.story_errors import StoryWaysNotValid

MOST_DAYS = 3_650
MOST_SECONDS = 86_400
QUESTION_LENGTH = 300
_KINDS = {
    "close_after_days": ChangeKind.AGE,
    "slow_seconds": ChangeKind.PACE,
    "question": ChangeKind.QUESTION,
    "is_for_questions": ChangeKind.ANSWERS,
}


@dataclass(frozen=True)
class StoryWays:
    """What an editor sets for one story.

    `close_after_days` none is as the publication has it, 0 is never; `slow_seconds` 0 is no
    slow mode; an empty `question` is none.
    """

    close_after_days: int | None = None
    slow_seconds: int = 0
    question: str = ""
    is_for_questions: bool = False


@transaction.atomic
def set_story_ways(by: Account, story: Story, ways: StoryWays) -> Story:
    """Keep how the story is discussed; what changed is noted, one line each.

    Raises:
        NotAllowed: the account may not run stories.
        StoryWaysNotValid: a number or the question is out of bounds.
    """
    demand(by, Permission.RUN_STORIES)
    question = " ".join(ways.question.split())
    _check(ways, question)
    row = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    values = {
        "close_after_days": ways.close_after_days,
        "slow_seconds": ways.slow_seconds,
        "question": question,
        "is_for_questions": ways.is_for_questions,
    }
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        note_change(by, _KINDS[name], row, said=(_said(getattr(row, name)), _said(values[name])))
    for name, value in values.items():
        setattr(row, name, value)
        setattr(story, name, value)
    if not row.slow_seconds:
        Turn.objects.filter(story=row).delete()
    if changed:
        row.save(update_fields=changed)
        touch(row.pk, hides=True)
    return story


def _check(ways: StoryWays, question: str) -> None:
    days_fit = 0 <= (ways.close_after_days or 0) <= MOST_DAYS
    pace_fits = 0 <= ways.slow_seconds <= MOST_SECONDS
    is_text = not question or (has_visible(question) and is_readable(question))
    if not (days_fit and pace_fits and is_text and len(question) <= QUESTION_LENGTH):
        raise StoryWaysNotValid(days=MOST_DAYS, seconds=MOST_SECONDS, length=QUESTION_LENGTH)


def _said(value: object) -> str:
    """A value for the log; the publication's own number of days is nothing of the story's."""
    return "" if value is None or value is False else "on" if value is True else str(value)
