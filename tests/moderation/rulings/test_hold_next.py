"""Hold next: what a member writes waits for a person; reading it changes nothing else."""

from datetime import timedelta

from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.queries.standing import standing
from tests.moderation.make import decided, edit, held, measured, open_case_of, submit


def test_what_is_written_waits_edits_too(member, story, moderator):
    stands = submit(member, story, "Written before.").comment
    measured(moderator, member, story, "hold-next", days=5)
    assert submit(member, story, "All clean.").outcome == "hold"
    assert edit(member, stands, "All clean still.").outcome == "hold"
    assert open_case_of(stands).reason == "hold-next"


def test_time_of_its_own_or_the_usual_one(member, story, moderator):
    cases = [held(member, story), held(member, story)]
    decided(moderator, cases[0], measure="hold-next", days=5)
    first = member.sanctions.get(ended_at=None)
    assert first.ends_at - first.begins_at == timedelta(days=5)
    decided(moderator, cases[1], measure="hold-next")
    second = member.sanctions.get(ended_at=None)
    assert second.ends_at - second.begins_at == timedelta(days=30)


def test_undone_nothing_waits(member, story, moderator):
    decision = decided(moderator, held(member, story), measure="hold-next")
    undo(moderator, decision.public_id)
    assert standing(member).limits == ()
    assert submit(member, story).outcome == "publish"
