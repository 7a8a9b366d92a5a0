"""Block: until lifted, one at a time, and a second one after a pardon is proposed as final."""

import pytest

from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import AlreadyInForce, BlockedFromWriting
from folkmoot.moderation.models import Sanction
from tests.moderation.make import decided, edit, held, measured, submit


def test_nobody_writes_or_edits_while_blocked(member, story, moderator):
    stands = submit(member, story, "Written before.").comment
    block = measured(moderator, member, story, "block")
    for act in (lambda: submit(member, story), lambda: edit(member, stands, "Changed.")):
        with pytest.raises(BlockedFromWriting) as refusal:
            act()
        assert refusal.value.facts == {
            "rule": "C5",
            "title": block.statement.reasons["ground"][0]["title"],
            "ends_at": None,
            "statement": block.statement.public_id,
            "is_final": False,
        }


def test_one_at_a_time(member, story, moderator):
    cases = [held(member, story), held(member, story)]
    decided(moderator, cases[0], measure="block")
    with pytest.raises(AlreadyInForce):
        decided(moderator, cases[1], measure="block")
    assert Sanction.objects.count() == 1


def test_first_block_is_not_proposed_as_final(member, story, moderator):
    assert measured(moderator, member, story, "block").sanction.finality == ""


def test_only_a_pardon_that_came_before_the_words_counts(member, story, moderator):
    older = held(member, story)
    first = measured(moderator, member, story, "block").sanction
    Sanction.objects.update(ended_at=first.begins_at, ended_as="pardoned")
    newer = held(member, story)
    decision = decided(moderator, older, measure="block")
    assert Sanction.objects.latest("pk").finality == ""
    undo(moderator, decision.public_id)
    decided(moderator, newer, measure="block")
    assert Sanction.objects.latest("pk").finality == "proposed"


def test_undone_everything_can_be_written(member, story, moderator):
    decision = decided(moderator, held(member, story), measure="block")
    undo(moderator, decision.public_id)
    assert submit(member, story).outcome == "publish"
