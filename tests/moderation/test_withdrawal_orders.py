"""An author takes a comment back: what becomes of every other act on it (B14).

| first | then | what stands |
|---|---|---|
| withdraw | reply, recommend, edit, report | refused; the comment is not there |
| reply | withdraw | the stub stays, the reply below it |
| withdraw | undo, within seconds | state, place, numbers and case as before |
| withdraw | undo twice, late, by another | refused |
| case without reports | withdraw | the case ends; an undo opens it again |
| case with reports | withdraw | the case goes on and can be decided |
| withdraw | remove, for a report | the stub names the rule, a strike counts, an undo is too late |
| remove, then its undo | | withdrawn again, never shown |
| remove, then the appeal is won | | withdrawn again, never shown |
| publish by a moderator | withdraw, then undo of the publishing | refused, it stays withdrawn |
| withdraw | dismiss | nothing is shown; who reported is told |
| removed | withdraw | refused: the record of the removal stays |
| withdraw | account erased | the text goes, the stub stays |
| withdraw | the term passes | the text goes; not while a case is open |
| block | withdraw | allowed: taking words back is no writing |
"""

from datetime import timedelta

import pytest

from folkmoot.core import clock
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.models import Comment, Revision
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.actions.withdrawals import undo_withdrawal, withdraw_comment
from folkmoot.moderation.models import Case, Report, Withdrawal
from folkmoot.moderation.queries.standing import standing
from folkmoot.privacy.actions.retention import end_due
from tests.discussion.recount import counters_of, recounted
from tests.make import make_account, make_comment
from tests.moderation.actions.test_reports import reported
from tests.moderation.make import LETTER, decided, edit, held, measured, open_case_of, submit
from tests.moderation.seen import seen_by_readers
from tests.race import race, results


@pytest.fixture
def comment(story, member):
    return submit(member, story, "What I wrote in anger.").comment


def now_is(monkeypatch, **later):
    moment = clock.now() + timedelta(**later)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def refused(act):
    with pytest.raises(FolkmootError) as error:
        act()
    return error.value.code


def fresh(comment):
    return Comment.objects.select_related("story", "author", "shown_revision").get(pk=comment.pk)


@pytest.mark.django_db
def test_withdrawn_and_undone_gives_back_what_readers_saw(comment, story, member):
    reply = make_comment(parent=comment)
    make_comment(parent=reply)
    react(make_account(), comment)
    before = seen_by_readers(story)
    withdraw_comment(member, comment)
    assert counters_of(story) == recounted(story)
    seen = seen_by_readers(story)
    assert "What I wrote in anger." not in repr(seen)
    assert member.display_name not in repr(seen)
    assert "withdrawn" in repr(seen)
    undo_withdrawal(member, comment)
    assert seen_by_readers(story) == before
    assert counters_of(story) == recounted(story)
    assert refused(lambda: undo_withdrawal(member, comment)) == "withdrawal-over"


@pytest.mark.django_db
def test_without_replies_nothing_is_left(comment, story, member):
    withdraw_comment(member, comment)
    assert "withdrawn" not in repr(seen_by_readers(story))
    assert counters_of(story) == recounted(story)


@pytest.mark.django_db
def test_what_is_withdrawn_takes_nothing(comment, story, member):
    withdraw_comment(member, comment)
    gone = fresh(comment)
    assert refused(lambda: react(make_account(), gone)) == "comment-not-open"
    assert refused(lambda: edit(member, gone, "Another text.")) == "comment-withdrawn"
    assert refused(lambda: submit(make_account(), story, parent=gone)) == "parent-not-open"
    assert refused(lambda: withdraw_comment(member, gone)) == "comment-withdrawn"
    assert refused(lambda: withdraw_comment(make_account(), gone)) == "comment-unknown"
    assert refused(lambda: undo_withdrawal(make_account(), gone)) == "comment-unknown"


@pytest.mark.django_db
def test_the_seconds_pass(comment, member, monkeypatch):
    withdraw_comment(member, comment)
    now_is(monkeypatch, seconds=31)
    assert refused(lambda: undo_withdrawal(member, comment)) == "withdrawal-over"


@pytest.mark.django_db
def test_a_case_of_the_engine_ends_and_comes_back(member, story, moderator):
    case = held(member, story)
    withdraw_comment(member, case.comment)
    case.refresh_from_db()
    assert not case.is_open
    assert refused(lambda: decided(moderator, case)) == "case-changed"
    undo_withdrawal(member, case.comment)
    assert fresh(case.comment).state == "held"
    decided(moderator, open_case_of(case.comment))


@pytest.mark.django_db
def test_an_edit_that_waits_comes_back_with_it(comment, member):
    edit(member, comment, "now hold C5 in it")
    withdraw_comment(member, comment)
    undo_withdrawal(member, comment)
    row = fresh(comment)
    assert row.state == "published"
    assert row.waiting_revision_id == open_case_of(comment).revision_id


@pytest.mark.django_db
def test_deleting_escapes_no_answer(comment, story, member, moderator):
    make_comment(parent=comment)
    report = reported(comment)
    withdraw_comment(member, comment)
    decision = decided(moderator, open_case_of(comment))
    assert fresh(comment).state == "removed"
    assert standing(member).strikes
    assert Report.objects.get(pk=report.pk).outcome == "upheld"
    assert refused(lambda: undo_withdrawal(member, comment)) == "withdrawal-over"
    undo(moderator, decision.public_id)
    assert fresh(comment).state == "withdrawn"
    assert counters_of(story) == recounted(story)


@pytest.mark.django_db
def test_an_appeal_that_is_won_shows_nothing_the_author_took_back(
    comment, member, moderator, second
):
    reported(comment)
    withdraw_comment(member, comment)
    decision = decided(moderator, open_case_of(comment))
    appeal = file_appeal(member, decision.public_id, letter=LETTER)
    case = Case.objects.get(appeal=appeal)
    answer_appeal(second, case.public_id, outcome="won", words="It was irony.", change=0)
    assert fresh(comment).state == "withdrawn"


@pytest.mark.django_db
def test_a_dismissal_shows_nothing(comment, member, moderator):
    report = reported(comment)
    withdraw_comment(member, comment)
    decided(moderator, open_case_of(comment), "dismiss")
    assert fresh(comment).state == "withdrawn"
    assert Report.objects.get(pk=report.pk).outcome == "dismissed"


@pytest.mark.django_db
def test_what_a_moderator_published_stays_withdrawn(member, story, moderator):
    case = held(member, story)
    decision = decided(moderator, case, "publish")
    withdraw_comment(member, fresh(case.comment))
    assert refused(lambda: undo(moderator, decision.public_id)) == "undo-too-late"
    assert fresh(case.comment).state == "withdrawn"


@pytest.mark.django_db
def test_a_removed_one_is_not_taken_back(member, story, moderator):
    case = held(member, story)
    decided(moderator, case)
    assert refused(lambda: withdraw_comment(member, fresh(case.comment))) == "comment-removed"


@pytest.mark.django_db
def test_who_is_blocked_may_take_words_back(comment, story, member, moderator):
    measured(moderator, member, story, "block")
    withdraw_comment(member, comment)
    assert fresh(comment).state == "withdrawn"


@pytest.mark.django_db
def test_the_text_goes_when_its_time_is_over(comment, story, member, moderator, monkeypatch):
    make_comment(parent=comment, text="> What I wrote in anger.\n\nReally?")
    other = submit(member, story, "Also taken back.").comment
    reported(other)
    for each in (comment, other):
        withdraw_comment(member, each)
    assert end_due()["erase_old_withdrawn"] == 0
    now_is(monkeypatch, days=31)
    end_due()
    texts = set(Revision.objects.filter(comment__author=member).values_list("source", flat=True))
    assert texts == {"", "Also taken back."}
    assert not Revision.objects.filter(source__contains="anger").exists()
    decided(moderator, open_case_of(other), "dismiss")
    end_due()
    assert not Revision.objects.filter(comment=other).exclude(source="").exists()
    assert not Withdrawal.objects.filter(erased_at=None).exists()


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def test_pressed_twice(self, comment, member):
        assert len(results(race(3, lambda _: withdraw_comment(member, fresh(comment))))) == 1

    def test_undone_once(self, comment, story, member):
        withdraw_comment(member, comment)
        runners = race(3, lambda _: undo_withdrawal(member, fresh(comment)) or True)
        assert results(runners) == [True]
        assert fresh(comment).state == "published"
        assert counters_of(story) == recounted(story)

    def test_beside_a_decision(self, story, member, moderator):
        case = held(member, story)
        acts = (
            lambda: withdraw_comment(member, fresh(case.comment)),
            lambda: decided(moderator, case, "publish"),
        )
        runners = race(2, lambda number: acts[number]())
        assert runners[0].error is None, runners[0].error
        assert fresh(case.comment).state == "withdrawn"
        assert counters_of(story) == recounted(story)

    def test_beside_a_removal(self, story, member, moderator):
        case = held(member, story)
        acts = (
            lambda: withdraw_comment(member, fresh(case.comment)),
            lambda: decided(moderator, case),
        )
        race(2, lambda number: acts[number]())
        is_removed = fresh(case.comment).state == "removed"
        assert Case.objects.get(pk=case.pk).decisions.filter(ruling="remove").exists() == is_removed
        assert counters_of(story) == recounted(story)

    def test_beside_a_reply(self, comment, story, member):
        acts = (
            lambda: withdraw_comment(member, fresh(comment)),
            lambda: make_comment(parent=fresh(comment)),
        )
        runners = race(2, lambda number: acts[number]())
        assert runners[0].error is None
        assert fresh(comment).is_listed == (runners[1].error is None)
        assert counters_of(story) == recounted(story)
