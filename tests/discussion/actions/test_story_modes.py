"""One story's mode, plan, age, pace and hours: in force for every door at its moment."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed, TooFast
from folkmoot.discussion.access import check_may_comment, check_pace
from folkmoot.discussion.actions.commenting_hours import set_hours
from folkmoot.discussion.actions.guests import add_guest
from folkmoot.discussion.actions.publications import Ways, set_ways
from folkmoot.discussion.actions.story_modes import ModeWish, drop_plan, reopen_story, set_mode
from folkmoot.discussion.actions.story_ways import StoryWays, set_story_ways
from folkmoot.discussion.actions.turning import turn_stories
from folkmoot.discussion.errors import StoryClosed, StoryPaused
from folkmoot.discussion.models import Change, Comment, Story, Turn
from folkmoot.discussion.models.story import StoryMode
from folkmoot.discussion.story_errors import (
    ClosingReasonMissing,
    HoursNotValid,
    StoryWaysNotValid,
    TimeNotAhead,
)
from folkmoot.moderation.actions.edits import submit_edit
from folkmoot.moderation.actions.intake import submit_comment
from folkmoot.moderation.gate import Written
from tests.make import make_account, make_comment, make_publication, make_story
from tests.race import errors, race, results

HOUR = timedelta(hours=1)
CLOSED = StoryMode.CLOSED


@pytest.fixture
def editor(db):
    return make_account(role=Role.EDITOR)


@pytest.fixture
def story(db):
    return make_story()


def fresh(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def write(account, story, key="a-key-of-mine"):
    text = f"The bridge is needed, and the council knows it since {key}."
    return submit_comment(account, fresh(story), Written(text, key))


def test_a_closing_is_planned_with_its_reason_and_comes_at_its_minute(editor, story):
    reader, moment = make_account(), now() + HOUR
    set_mode(editor, story, ModeWish(CLOSED, "The vote begins.", moment))
    assert write(reader, story).outcome == "publish"
    with time_machine.travel(moment, tick=False):
        with pytest.raises(StoryClosed) as refusal:
            write(reader, story, "another-key")
        assert refusal.value.facts == {"reason": "The vote begins."}
        assert turn_stories(moment - timedelta(minutes=1), moment) == 1
        assert turn_stories(moment, moment + timedelta(minutes=1)) == 0
        reopen_story(editor, story)
        assert fresh(story).mode == StoryMode.OPEN
        assert write(reader, story, "another-key").outcome == "publish"


def test_a_story_not_open_yet_and_a_paused_one_say_until_when(editor, story):
    opens = now() + HOUR
    set_mode(editor, story, ModeWish(CLOSED, "It begins with the debate."))
    set_mode(editor, story, ModeWish(StoryMode.CHECK_FIRST, at=opens))
    assert fresh(story).opening.why == "not-yet"
    with pytest.raises(StoryPaused) as refusal:
        check_may_comment(make_account(), fresh(story))
    assert refusal.value.facts["until"] == opens.isoformat()
    with time_machine.travel(opens, tick=False):
        assert write(make_account(), story).outcome == "hold"
        Story.objects.update(comment_count=1)
    assert fresh(story).opening.why == "paused"
    drop_plan(editor, story)
    assert fresh(story).opening.why == "closed"
    assert [one.by for one in Change.objects.all()] == [editor] * 3


def test_who_may_set_what(editor, story):
    with pytest.raises(ClosingReasonMissing):
        set_mode(editor, story, ModeWish(CLOSED, "  "))
    with pytest.raises(TimeNotAhead):
        set_mode(editor, story, ModeWish(StoryMode.OPEN, at=now()))
    with pytest.raises(StoryWaysNotValid):
        set_story_ways(editor, story, StoryWays(question="x" * 301))
    for act in (
        lambda by: set_mode(by, story, ModeWish(CLOSED, "No.")),
        lambda by: drop_plan(by, story),
        lambda by: set_story_ways(by, story, StoryWays(slow_seconds=60)),
        lambda by: set_hours(by, story.edition, []),
    ):
        with pytest.raises(NotAllowed):
            act(make_account(role=Role.MODERATOR))
    assert not Change.objects.exists()


def test_age_closes_without_any_work_and_an_editor_opens_for_good(editor, story):
    publisher, end = make_account(role=Role.PUBLISHER), story.registered_at + timedelta(days=7)
    set_ways(publisher, story.publication, Ways(True, "", None, 7))
    other = make_story()
    set_story_ways(editor, other, StoryWays(close_after_days=0))
    with time_machine.travel(end, tick=False):
        with pytest.raises(StoryClosed):
            write(make_account(), story)
        assert write(make_account(), other).outcome == "publish"
        assert fresh(story).opening.why == "age"
        assert turn_stories(end - timedelta(minutes=1), end) == 1
        set_mode(editor, fresh(story), ModeWish(StoryMode.OPEN))
        assert write(make_account(), story).outcome == "publish"
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert fresh(story).is_open


@pytest.mark.django_db
def test_hours_of_the_edition_on_the_day_when_its_clocks_change():
    story = make_story(make_publication(time_zone="Europe/Berlin"))
    publisher, reader = make_account(role=Role.PUBLISHER), make_account()
    with pytest.raises(HoursNotValid):
        set_hours(publisher, story.edition, ["always"] * 7)
    set_hours(publisher, story.edition, ["08:00 – 22:00"] * 7)
    with time_machine.travel(datetime(2027, 3, 28, 5, 59, tzinfo=UTC), tick=False):
        with pytest.raises(StoryPaused) as refusal:
            check_may_comment(reader, fresh(story))
        assert refusal.value.facts["until"] == "2027-03-28T06:00:00+00:00"
    with time_machine.travel(datetime(2027, 3, 28, 6, 0, tzinfo=UTC), tick=False):
        check_may_comment(reader, fresh(story))


def test_what_is_edited_while_nobody_may_write_is_read_first(editor, story):
    comment = make_comment(story)
    revised = "The bridge is needed, and the ferry too."
    set_mode(editor, story, ModeWish(CLOSED, "Night."))
    row = Comment.objects.get(pk=comment.pk)
    assert submit_edit(comment.author, row, text=revised, base_revision=1).outcome == "hold"
    reopen_story(editor, story)
    other = make_comment(story)
    row = Comment.objects.get(pk=other.pk)
    assert submit_edit(other.author, row, text=revised, base_revision=1).outcome == "publish"


def test_slow_mode_gives_each_member_a_turn_and_the_newsroom_as_many_as_it_needs(editor, story):
    set_story_ways(editor, story, StoryWays(slow_seconds=60))
    reader, guest = make_account(), make_account("Vera Cohn")
    add_guest(editor, story, name="vera cohn", field="hydrology")
    begin = now()
    with time_machine.travel(begin, tick=False):
        assert write(reader, story, "the-first-one").outcome == "publish"
        assert write(reader, story, "the-first-one").outcome == "publish"  # the same again
        for account in (make_account(), guest, guest, editor, editor):
            assert write(account, story, f"key-{now().timestamp()}-{account.pk}").outcome
    with time_machine.travel(begin + timedelta(seconds=18), tick=False):
        with pytest.raises(TooFast) as refusal:
            write(reader, story, "the-second-one")
        assert refusal.value.facts == {"seconds": 42}
        check_pace(reader, make_story())
    with time_machine.travel(begin + timedelta(seconds=60), tick=False):
        assert write(reader, story, "the-second-one").outcome == "publish"
    set_story_ways(editor, story, StoryWays())
    assert not Turn.objects.exists()


@pytest.mark.slow  # several connections
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("has_turn", [False, True])
def test_of_comments_sent_at_once_one_is_in_time(has_turn):
    story, reader = make_story(), make_account()
    set_story_ways(make_account(role=Role.EDITOR), story, StoryWays(slow_seconds=60))
    if has_turn:
        Turn.objects.create(story=story, account=reader, taken_at=now() - HOUR)
    sent = race(4, lambda number: write(reader, story, f"a-key-number-{number}"))
    assert len(results(sent)) == 1
    assert {type(error) for error in errors(sent)} == {TooFast}
    assert Comment.objects.count() == Story.objects.get().comment_count == 1
