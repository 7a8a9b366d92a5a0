"""Undo: by whom, until when, once, and not after something later."""

from datetime import timedelta

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import add_measure
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import (
    AlreadyReversed,
    DecisionUnknown,
    OwnComment,
    RulingUnknown,
    UndoTooLate,
)
from folkmoot.moderation.models import Case, Decision, StandardsVersion
from folkmoot.moderation.queries.standing import standing
from folkmoot.moderation.queries.statements import statement_for, statement_ids_by_comment
from folkmoot.notifications.models import Notification
from tests.make import make_comment
from tests.moderation.make import LETTER, answer, decided, edit, held, staff, submit
from tests.race import errors, race, results


def test_undo_is_a_decision_that_reverses_and_the_case_is_open_again(member, story, moderator):
    case = held(member, story)
    decision = decided(moderator, case, measure="block")
    reversing = undo(moderator, decision.public_id)
    assert (reversing.reverses, reversing.reversal, reversing.ruling) == (
        decision,
        "undone",
        "hold",
    )
    assert Decision.objects.get(reverses__ruling="block").ruling == "lift"
    case.refresh_from_db()
    assert case.is_open
    assert case.taken_by == moderator
    assert case.change == 2
    assert standing(member).strikes == 0
    assert not standing(member).is_blocked


def test_author_is_told_and_the_statement_is_withdrawn(member, story, moderator):
    decision = decided(moderator, held(member, story), measure="block")
    undo(moderator, decision.public_id)
    kinds = list(
        Notification.objects.filter(account=member).order_by("pk").values_list("kind", flat=True)
    )
    assert kinds == ["comment-removed", "blocked", "unblocked", "comment-held"]
    view = statement_for(member, decision.statement.public_id)
    assert (view.is_withdrawn, view.withdrawn_as, view.may_appeal) == (True, "undone", False)
    assert statement_ids_by_comment(member) == {}


def test_published_by_mistake_is_never_hidden_in_silence(member, story, moderator):
    decision = decided(moderator, held(member, story), "publish")
    undo(moderator, decision.public_id)
    assert Notification.objects.filter(account=member).latest("pk").kind == "comment-held"


def test_warning_taken_back_is_told(member, story, moderator):
    removed = decided(moderator, held(member, story))
    warned = add_measure(moderator, removed.public_id, answer=answer("", measure="warn"))
    undo(moderator, warned.public_id)
    assert Notification.objects.filter(account=member).latest("pk").kind == "withdrawn"
    removed.comment.refresh_from_db()
    assert removed.comment.state == "removed"


def test_once(member, story, moderator):
    decision = decided(moderator, held(member, story))
    undo(moderator, decision.public_id)
    with pytest.raises(AlreadyReversed):
        undo(moderator, decision.public_id)


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_is_once(member, story, moderator):
    comment = make_comment(story, author=member)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decision = decided(moderator, case)
    runners = race(2, lambda _: undo(moderator, decision.public_id))
    assert [type(error) for error in errors(runners)] == [AlreadyReversed]
    assert len(results(runners)) == 1
    story.refresh_from_db()
    assert story.comment_count == 1


def test_not_after_the_time(member, story, moderator, monkeypatch):
    decision = decided(moderator, held(member, story))
    moment = now() + timedelta(hours=24, seconds=1)
    monkeypatch.setattr("folkmoot.moderation.actions.reversals.now", lambda: moment)
    with pytest.raises(UndoTooLate):
        undo(moderator, decision.public_id)


def test_not_after_a_later_decision_appeal_or_edit(member, story, moderator, second):
    removed = decided(moderator, held(member, story))
    add_measure(second, removed.public_id, answer=answer("", measure="warn"))
    appealed = decided(moderator, held(member, story))
    file_appeal(member, appealed.public_id, letter=LETTER)
    case = held(member, story)
    published = decided(moderator, case, "publish")
    case.comment.refresh_from_db()
    edit(member, case.comment, "A clean new text.")
    for decision in (removed, appealed, published):
        with pytest.raises(UndoTooLate):
            undo(moderator, decision.public_id)


def test_not_after_a_newer_limit_took_its_place(member, story, moderator):
    first, other = held(member, story), held(member, story)
    decided(moderator, first, measure="pause", days=2)
    older = Decision.objects.get(ruling="pause")
    decided(moderator, other, measure="pause", days=9)
    with pytest.raises(UndoTooLate):
        undo(moderator, older.public_id)


def test_by_the_same_or_a_higher_one_only(member, story, moderator, second, editor):
    decision = decided(moderator, held(member, story))
    with pytest.raises(NotAllowed):
        undo(second, decision.public_id)
    with pytest.raises(NotAllowed):
        undo(member, decision.public_id)
    assert undo(editor, decision.public_id).decided_by == editor


def test_never_about_oneself(story, editor, publisher):
    decision = decided(publisher, held(editor, story))
    with pytest.raises(OwnComment):
        undo(editor, decision.public_id)


def test_unknown_and_reversals_and_the_engines_own(member, story, moderator):
    with pytest.raises(DecisionUnknown):
        undo(moderator, "nothing")
    case = held(member, story)
    engine = Decision.objects.get(comment=case.comment)
    reversing = undo(moderator, decided(moderator, case).public_id)
    for decision in (engine, reversing):
        with pytest.raises(RulingUnknown):
            undo(moderator, decision.public_id)


def test_removal_by_the_engine_is_taken_back_by_any_moderator_at_any_time(
    member, story, moderator, monkeypatch
):
    submit(member, story)
    StandardsVersion.objects.update(earned=["C15"])
    comment = submit(member, story, "remove C15").comment
    decision = Decision.objects.get(comment=comment)
    moment = now() + timedelta(days=90)
    monkeypatch.setattr("folkmoot.moderation.actions.reversals.now", lambda: moment)
    undo(moderator, decision.public_id)
    comment.refresh_from_db()
    assert comment.state == "published"
    assert Notification.objects.filter(account=member).latest("pk").kind == "comment-restored"


def test_open_case_stands_for_both_when_one_was_opened_since(member, story, moderator, second):
    case = held(member, story)
    decision = decided(moderator, case, "publish")
    newer = open_case_on(second, case.comment.public_id)
    undo(moderator, decision.public_id)
    assert Case.objects.get(closed_at=None).public_id == newer
    assert Case.objects.get(closed_at=None).change == 1


def test_higher_rank_may_undo_a_lower(member, story):
    low, high = staff("Low"), staff("High", Role.PUBLISHER)
    decision = decided(low, held(member, story), "publish")
    assert undo(high, decision.public_id).reverses == decision
