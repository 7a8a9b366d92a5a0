"""Each ruling from each state: what `apply` does, `undo` gives back to the row (HOUSE, Tests)."""

import pytest

from folkmoot.discussion.actions.reactions import react
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.models import Case, Sanction
from folkmoot.moderation.queries.standing import standing
from folkmoot.moderation.registry import RULINGS, measures
from tests.discussion.recount import counters_of, recounted
from tests.make import make_account, make_comment
from tests.moderation.make import decided, edit, open_case_of, submit
from tests.moderation.seen import rows, seen_by_readers


def _held(member, story, moderator):
    return submit(member, story, "hold C5 please").comment


def _published(member, story, moderator):
    comment = make_comment(story, author=member)
    reply = make_comment(story, parent=comment)
    make_comment(story, parent=reply)
    react(make_account(), comment)
    react(make_account(), comment)
    comment.refresh_from_db()
    open_case_on(moderator, comment.public_id)
    return comment


def _with_waiting_edit(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5 in it")
    return comment


def _held_reply(member, story, moderator):
    parent = make_comment(story)
    return submit(member, story, "hold C5 please", parent=parent).comment


STARTS = [_held, _published, _with_waiting_edit, _held_reply]
ANSWERS = [("publish", ""), ("remove", ""), *(("remove", each.name) for each in measures())]


@pytest.mark.parametrize(("ruling", "measure"), ANSWERS)
@pytest.mark.parametrize("start", STARTS)
def test_apply_then_undo_gives_back_what_was(member, story, moderator, start, ruling, measure):
    comment = start(member, story, moderator)
    before, before_rows = seen_by_readers(story), rows(comment, member)
    days = 3 if measure == "pause" else None
    decision = decided(moderator, open_case_of(comment), ruling, measure=measure, days=days)
    if ruling == "remove":
        assert rows(comment, member) != before_rows
    assert not Case.objects.filter(kind="comment", closed_at=None).exists()
    assert counters_of(story) == recounted(story)
    undo(moderator, decision.public_id)
    assert seen_by_readers(story) == before
    assert rows(comment, member) == before_rows
    assert counters_of(story) == recounted(story)


@pytest.mark.parametrize("start", STARTS)
def test_undo_can_be_decided_again(member, story, moderator, start):
    comment = start(member, story, moderator)
    first = decided(moderator, open_case_of(comment), measure="block")
    undo(moderator, first.public_id)
    decided(moderator, open_case_of(comment), measure="block")
    assert standing(member).is_blocked
    assert Sanction.objects.filter(account=member, ended_at=None).count() == 1


def test_every_ruling_is_named_and_does_something(db):
    measures_there = {"warn", "hold-next", "pause", "block", "close-account"}
    assert set(RULINGS) == {"publish", "dismiss", "remove"} | measures_there
    for name, ruling in RULINGS.items():
        assert ruling.name == name
        assert str(ruling.label)
