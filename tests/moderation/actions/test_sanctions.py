"""Limits end by time and by hand, and reading, signing in and appeal never end at all."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.moderation import tasks
from folkmoot.moderation.access import check_may_write
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.sanctions import end_due_sanctions, lift_sanction
from folkmoot.moderation.errors import (
    AppealOpen,
    BlockedFromWriting,
    HigherRank,
    PausedFromWriting,
    SanctionUnknown,
    WordsMissing,
)
from folkmoot.moderation.models import Case
from folkmoot.moderation.queries.standing import sanctions_in_force, standing
from folkmoot.notifications.models import Notification
from tests.moderation.make import LETTER, decided, held, measured, staff, submit


def at(monkeypatch, moment):
    """Set the time for all that asks whether a limit is in force."""
    for module in ("queries.standing", "actions.sanctions", "sanctioning"):
        monkeypatch.setattr(f"folkmoot.moderation.{module}.now", lambda: moment)


@pytest.mark.parametrize("kind", ["pause", "hold-next"])
def test_in_force_to_the_second_before_its_end(member, story, moderator, monkeypatch, kind):
    sanction = measured(moderator, member, story, kind, days=2).sanction
    at(monkeypatch, sanction.ends_at - timedelta(seconds=1))
    assert len(sanctions_in_force(member)) == 1
    assert end_due_sanctions() == 0
    at(monkeypatch, sanction.ends_at)
    assert sanctions_in_force(member) == ()
    assert end_due_sanctions() == 1
    assert end_due_sanctions() == 0
    sanction.refresh_from_db()
    assert sanction.ended_as == "expired"


def test_clock_set_back_brings_no_ended_pause_to_life(member, story, moderator, monkeypatch):
    sanction = measured(moderator, member, story, "pause", days=2).sanction
    at(monkeypatch, sanction.ends_at)
    tasks.end_due_sanctions()
    at(monkeypatch, sanction.begins_at + timedelta(hours=1))
    assert sanctions_in_force(member) == ()


def test_block_has_no_end(member, story, moderator, monkeypatch):
    measured(moderator, member, story, "block")
    at(monkeypatch, now() + timedelta(days=36_500))
    assert end_due_sanctions() == 0
    with pytest.raises(BlockedFromWriting):
        check_may_write(member)


def test_hold_next_ends_by_itself_when_no_time_was_given(member, story, moderator):
    sanction = measured(moderator, member, story, "hold-next").sanction
    assert sanction.ends_at - sanction.begins_at == timedelta(days=30)
    assert check_may_write(member) is True


def test_nothing_limits_who_has_no_limit(member):
    assert check_may_write(member) is False


def test_lifted_with_words(member, story, moderator, second):
    sanction = measured(moderator, member, story, "pause", days=9).sanction
    with pytest.raises(WordsMissing):
        lift_sanction(second, sanction.public_id, words="")
    with pytest.raises(PausedFromWriting):
        check_may_write(member)
    decision = lift_sanction(second, sanction.public_id, words="You explained it well.")
    assert (decision.ruling, decision.reversal) == ("lift", "lifted")
    assert check_may_write(member) is False
    assert standing(member).strikes == 1
    assert Notification.objects.filter(account=member).latest("pk").kind == "unblocked"
    with pytest.raises(SanctionUnknown):
        lift_sanction(second, sanction.public_id, words="Again.")


def test_not_lifted_by_members_peers_or_beside_an_appeal(member, story, moderator, editor):
    sanction = measured(moderator, member, story, "block").sanction
    with pytest.raises(NotAllowed):
        lift_sanction(member, sanction.public_id, words="I am sorry.")
    with pytest.raises(SanctionUnknown):
        lift_sanction(moderator, "nothing", words="Whose?")
    file_appeal(member, sanction.decision.public_id, letter=LETTER)
    with pytest.raises(AppealOpen):
        lift_sanction(moderator, sanction.public_id, words="Enough.")
    of_peer = measured(editor, moderator, story, "pause", days=1).sanction
    with pytest.raises(HigherRank):
        lift_sanction(staff("Friendly Peer"), of_peer.public_id, words="My friend.")


def test_newer_pause_ends_one_that_was_over_as_expired(member, story, moderator, monkeypatch):
    first, other = held(member, story), held(member, story)
    decided(moderator, first, measure="pause", days=1)
    old = member.sanctions.get()
    at(monkeypatch, old.ends_at + timedelta(hours=1))
    decided(moderator, other, measure="pause", days=1)
    old.refresh_from_db()
    assert old.ended_as == "expired"


def test_blocked_member_still_reads_appeals_and_is_told(member, story, moderator):
    from folkmoot.discussion.queries.comments import comments_of
    from folkmoot.discussion.queries.threads import thread_page
    from folkmoot.moderation.queries.statements import statements_of
    from folkmoot.notifications.queries.inbox import inbox

    published = submit(member, story).comment
    block = measured(moderator, member, story, "block")
    story.refresh_from_db()
    assert thread_page(story).total == 1
    assert [each.public_id for each in comments_of(member, state="published").comments] == [
        published.public_id
    ]
    assert len(statements_of(member)) == 2
    assert len(inbox(member).items) == 2
    assert file_appeal(member, block.public_id, letter=LETTER).state == "waiting"
    assert Case.objects.filter(kind="appeal").exists()
