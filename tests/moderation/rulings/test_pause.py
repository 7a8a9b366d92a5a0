"""Pause: for a time; a newer one takes its place and gives way to it again."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import now
from folkmoot.moderation import sanctioning
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import PausedFromWriting
from folkmoot.moderation.models import Decision
from folkmoot.moderation.queries.standing import standing
from tests.moderation.make import decided, held, measured, submit


def three_held(member, story):
    """Cases of one member, all opened before any limit began."""
    return [held(member, story) for _ in range(3)]


def test_nobody_writes_while_paused_and_the_end_is_told(member, story, moderator):
    pause = measured(moderator, member, story, "pause", days=3)
    assert pause.sanction.ends_at - pause.decided_at == timedelta(days=3)
    with pytest.raises(PausedFromWriting) as refusal:
        submit(member, story)
    assert refusal.value.facts["ends_at"] == pause.sanction.ends_at.isoformat()


def test_newer_pause_replaces_the_older_and_gives_way_to_it(member, story, moderator):
    cases = three_held(member, story)
    first = decided(moderator, cases[0], measure="pause", days=9)
    shorter = decided(moderator, cases[1], measure="pause", days=1)
    [limit] = standing(member).limits
    assert limit.ends_at - now() < timedelta(days=2)
    undo(moderator, shorter.public_id)
    [limit] = standing(member).limits
    assert limit.ends_at - now() > timedelta(days=8)
    undo(moderator, first.public_id)
    assert standing(member).limits == ()


def test_replaced_pause_that_was_overturned_does_not_return(member, story, moderator):
    decisions = []
    for case, days in zip(three_held(member, story), (30, 20, 10), strict=True):
        decided(moderator, case, measure="pause", days=days)
        decisions.append(Decision.objects.filter(ruling="pause").latest("pk"))
    sanctioning.take_back(decisions[1], "overturned")
    [limit] = standing(member).limits
    assert limit.decision == decisions[2].public_id
    sanctioning.take_back(decisions[2], "overturned")
    [limit] = standing(member).limits
    assert limit.decision == decisions[0].public_id


def test_replaced_pause_that_was_lifted_does_not_return(member, story, moderator):
    cases = three_held(member, story)
    decided(moderator, cases[0], measure="pause", days=9)
    older = member.sanctions.get()
    decided(moderator, cases[1], measure="pause", days=9)
    newer = Decision.objects.filter(ruling="pause").latest("pk")
    older.refresh_from_db()
    sanctioning.end(older, as_="lifted")
    sanctioning.take_back(newer, "overturned")
    assert standing(member).limits == ()
