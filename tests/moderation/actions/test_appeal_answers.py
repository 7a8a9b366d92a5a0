"""Answers to appeals: won, pardoned or lost, by another person, with all that follows."""

from datetime import timedelta

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.actions.reactions import react
from folkmoot.moderation.actions.appeals import (
    answer_appeal,
    file_appeal,
)
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import add_measure
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    CaseChanged,
    CaseUnknown,
    HigherRank,
    NothingToAppeal,
    RulingUnknown,
    WordsMissing,
)
from folkmoot.moderation.models import Appeal, Case, Decision, StandardsVersion
from folkmoot.moderation.queries.standing import standing
from folkmoot.moderation.queries.statements import statement_for
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment
from tests.moderation.make import (
    LETTER,
    answer,
    decided,
    edit,
    held,
    measured,
    open_case_of,
    staff,
    submit,
)
from tests.moderation.seen import rows, seen_by_readers


def appealed(member, decision):
    """The open case of an appeal just filed."""
    appeal = file_appeal(member, decision.public_id, letter=LETTER)
    return Case.objects.get(appeal=appeal)


def answered(moderator, case, outcome, words="I have read it all again."):
    return answer_appeal(moderator, case.public_id, outcome=outcome, words=words, change=0)


@pytest.fixture
def removed(member, story, moderator):
    """A published comment with answers and reactions, removed with a strike."""
    comment = make_comment(story, author=member)
    make_comment(story, parent=comment)
    react(make_account(), comment)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    return decided(moderator, case)


def test_won_restores_everything_exactly(member, story, moderator, second):
    comment = make_comment(story, author=member)
    make_comment(story, parent=make_comment(story, parent=comment))
    react(make_account(), comment)
    comment.refresh_from_db()
    before, before_rows = seen_by_readers(story), rows(comment, member)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decided(moderator, case, measure="block", rules=("C2",))
    removal = Decision.objects.get(ruling="remove")
    answer = answered(second, appealed(member, removal), "won")
    assert (answer.reverses, answer.reversal, answer.decided_by) == (removal, "overturned", second)
    assert seen_by_readers(story) == before
    assert rows(comment, member) == before_rows
    note = Notification.objects.filter(account=member).latest("pk")
    assert (note.kind, note.facts["outcome"]) == ("appeal-answered", "won")


def test_won_against_a_refusal_publishes(member, story, moderator, second):
    case = held(member, story)
    answered(second, appealed(member, decided(moderator, case)), "won")
    case.comment.refresh_from_db()
    story.refresh_from_db()
    assert (case.comment.state, story.comment_count) == ("published", 1)
    assert not Case.objects.filter(closed_at=None).exists()


def test_won_against_a_refused_edit_shows_it(member, story, moderator, second):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decision = decided(moderator, open_case_of(comment))
    answered(second, appealed(member, decision), "won")
    comment.refresh_from_db()
    assert comment.shown_revision.source == "now hold C5"
    assert comment.waiting_revision is None


def test_won_against_a_refused_edit_does_not_undo_newer_words(member, story, moderator, second):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decision = decided(moderator, open_case_of(comment))
    comment.refresh_from_db()
    edit(member, comment, "My newest words.")
    answered(second, appealed(member, decision), "won")
    comment.refresh_from_db()
    assert comment.shown_revision.source == "My newest words."
    assert comment.waiting_revision is None


def test_won_against_a_refused_edit_does_not_bring_a_removed_comment_back(
    member, story, moderator, second
):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decision = decided(moderator, open_case_of(comment))
    open_case_on(moderator, comment.public_id)
    decided(moderator, open_case_of(comment))
    answered(second, appealed(member, decision), "won")
    comment.refresh_from_db()
    assert comment.state == "removed"
    assert comment.waiting_revision is None


def test_measures_fall_with_the_removal_and_their_appeals_are_won(
    member, moderator, second, editor, removed
):
    block = add_measure(moderator, removed.public_id, answer=answer("", measure="block"))
    first = appealed(member, removed)
    other = appealed(member, block)
    answered(second, first, "won")
    assert not standing(member).is_blocked
    assert Appeal.objects.get(decision=block).state == "won"
    other.refresh_from_db()
    assert not other.is_open
    with pytest.raises(CaseChanged):
        answered(editor, other, "lost")


def test_block_overturned_leaves_the_comment_removed(member, story, moderator, second):
    block = measured(moderator, member, story, "block")
    answered(second, appealed(member, block), "won")
    assert not standing(member).is_blocked
    assert block.sanction.kind == "block"
    block.comment.refresh_from_db()
    assert block.comment.state == "removed"
    assert standing(member).strikes == 1


def test_pardon_lifts_a_block_and_only_a_block(member, story, moderator, second, removed):
    block = add_measure(moderator, removed.public_id, answer=answer("", measure="block"))
    case = appealed(member, block)
    answered(second, case, "pardoned")
    assert not standing(member).is_blocked
    assert standing(member).blocks_pardoned == 1
    with pytest.raises(RulingUnknown):
        answered(second, appealed(member, removed), "pardoned")
    with pytest.raises(NothingToAppeal):
        file_appeal(member, block.public_id, letter=LETTER)


def test_lost_stays_with_reasons(member, second, removed):
    case = appealed(member, removed)
    with pytest.raises(WordsMissing):
        answered(second, case, "lost", words=" ")
    answer = answered(second, case, "lost", words="The word is an insult in any reading.")
    assert (answer.ruling, answer.reverses) == ("uphold", None)
    removed.comment.refresh_from_db()
    assert removed.comment.state == "removed"
    appeal = statement_for(member, removed.statement.public_id).appeal
    assert (appeal.state, appeal.answer) == ("lost", "The word is an insult in any reading.")
    with pytest.raises(AlreadyAppealed):
        file_appeal(member, removed.public_id, letter=LETTER)


def test_unknown_outcome_and_case(member, second, removed):
    with pytest.raises(RulingUnknown):
        answered(second, appealed(member, removed), "perhaps")
    with pytest.raises(CaseUnknown):
        answer_appeal(second, "nothing", outcome="lost", words="No.", change=0)
    assert Appeal.objects.get().state == "waiting"


def test_only_the_desk_answers_and_not_about_peers(story, member, publisher, editor, removed):
    case = appealed(member, removed)
    with pytest.raises(NotAllowed):
        answered(member, case, "won")
    of_editor = decided(publisher, held(editor, story))
    with pytest.raises(HigherRank):
        answered(staff("Peer", Role.EDITOR), appealed(editor, of_editor), "won")


def test_appeal_against_the_engine_is_answered_by_anybody_of_the_desk(member, story, moderator):
    submit(member, story)
    StandardsVersion.objects.update(earned=["C15"])
    comment = submit(member, story, "remove C15").comment
    decision = Decision.objects.get(comment=comment)
    answered(moderator, appealed(member, decision), "won")
    comment.refresh_from_db()
    assert comment.state == "published"


def test_expired_pause_can_still_be_judged(member, story, moderator, second, monkeypatch):
    from folkmoot.moderation.actions.sanctions import end_due_sanctions

    pause = measured(moderator, member, story, "pause", days=1)
    later = now() + timedelta(days=2)
    monkeypatch.setattr("folkmoot.moderation.actions.sanctions.now", lambda: later)
    assert end_due_sanctions() == 1
    answered(second, appealed(member, pause), "won")
    pause.sanction.refresh_from_db()
    assert pause.sanction.ended_as == "overturned"


def test_warning_falls_with_the_removal(member, story, moderator, second):
    decided(moderator, held(member, story), measure="warn")
    removal = Decision.objects.get(ruling="remove", account=member)
    answered(second, appealed(member, removal), "won")
    assert Decision.objects.get(reverses__ruling="warn").reversal == "overturned"
