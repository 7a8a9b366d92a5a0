"""What becomes of reports when a case is decided, taken back or appealed; who is told what."""

import pytest
from django.core import mail

from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import CaseChanged, RulingUnknown
from folkmoot.moderation.models import Case, Report
from folkmoot.moderation.queries.reports import receipt_of, records_of
from folkmoot.moderation.report_weight import Record
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment
from tests.moderation.actions.test_reports import NOTICE, STRANGER, reported, told
from tests.moderation.make import LETTER, answer, decided, edit, open_case_of, submit
from tests.moderation.seen import seen_by_readers


@pytest.fixture
def comment(story):
    return make_comment(story, text="You are all liars.")


@pytest.mark.django_db
class TestAnswers:
    def test_who_was_right_is_told_without_a_word_on_whom(self, comment, moderator, member):
        reported(comment, by=member)
        decision = decided(moderator, open_case_of(comment))
        [line] = told(member, "report-answered")
        assert line.facts["outcome"] == "upheld"
        assert moderator.display_name not in str(line.facts)
        assert records_of([member.pk]) == {member.pk: Record(1, 1)}
        assert decision.statement.reasons["source"] == "report"
        assert member.display_name not in str(decision.statement.reasons)
        assert not told(comment.author, "report-answered")

    def test_dismissed_means_that_nothing_happens(self, comment, story, moderator, member):
        before = seen_by_readers(story)
        reported(comment, by=member)
        decision = decided(moderator, open_case_of(comment), "dismiss")
        assert seen_by_readers(story) == before
        assert [line.facts["outcome"] for line in told(member, "report-answered")] == ["dismissed"]
        assert not Notification.objects.filter(account=comment.author).exists()
        assert records_of([member.pk]) == {member.pk: Record(1, 0)}
        undo(moderator, decision.public_id)
        case = open_case_of(comment)
        assert (case.report_count, Report.objects.get().outcome) == (1, "")
        decided(moderator, case)
        assert [line.facts["outcome"] for line in told(member, "report-answered")] == [
            "dismissed",
            "upheld",
        ]

    def test_only_reports_can_be_dismissed(self, comment, moderator):
        open_case_on(moderator, comment.public_id)
        with pytest.raises(RulingUnknown):
            decided(moderator, open_case_of(comment), "dismiss")

    def test_a_text_that_was_changed_meanwhile_is_answered_so(self, story, moderator, member):
        comment = submit(make_account(), story, "You are all liars.").comment
        reported(comment, by=member)
        edit(comment.author, comment, "I do not agree with you.")
        decided(moderator, open_case_of(comment), "dismiss")
        assert [line.facts["outcome"] for line in told(member, "report-answered")] == ["changed"]
        assert records_of([member.pk]) == {}

    def test_a_refused_edit_answers_no_report(self, story, moderator, second, member):
        comment = submit(make_account(), story, "You are all liars.").comment
        reported(comment, by=member)
        edit(comment.author, comment, "now hold C5 in it")
        refusal = decided(moderator, open_case_of(comment))
        case = open_case_of(comment)
        assert (case.reason, case.revision.number, case.report_count) == ("reported", 1, 1)
        undo(moderator, refusal.public_id)
        assert open_case_of(comment).revision.number == 2
        decided(moderator, open_case_of(comment))
        decided(second, open_case_of(comment), "dismiss")
        assert [line.facts["outcome"] for line in told(member, "report-answered")] == ["dismissed"]

    def test_an_appeal_that_is_won_corrects_the_record(self, comment, moderator, second, member):
        reported(comment, by=member)
        decision = decided(moderator, open_case_of(comment))
        appeal = file_appeal(comment.author, decision.public_id, letter=LETTER)
        case = Case.objects.get(appeal=appeal)
        answer_appeal(second, case.public_id, outcome="won", words="Irony.", change=0)
        assert records_of([member.pk]) == {member.pk: Record(1, 0)}
        assert len(told(member, "report-answered")) == 2

    def test_a_stranger_gets_a_receipt_and_the_decision_by_mail(self, comment, moderator):
        report = reported(comment, by=STRANGER, what=NOTICE)
        report.refresh_from_db()
        [receipt] = mail.outbox
        assert receipt.to == ["nora@mail.example"]
        assert report.public_id in receipt.body
        assert "liars" not in receipt.body
        assert report.receipt_sent_at is not None
        assert report.location.endswith(f"/discussion/comment/{comment.public_id}/")
        assert receipt_of(report.public_id).outcome == ""
        decided(moderator, open_case_of(comment))
        answer_mail = [each for each in mail.outbox if each.to == receipt.to][-1]
        assert "taken from view" in answer_mail.body
        assert "C5" not in answer_mail.body
        assert receipt_of(report.public_id).outcome == "upheld"

    def test_nobody_decides_without_having_seen_a_notice(self, comment, moderator):
        reported(comment)
        case = open_case_of(comment)
        reported(comment)
        reported(comment, by=STRANGER, what=NOTICE)
        with pytest.raises(CaseChanged):
            decide(moderator, case.public_id, answer=answer("dismiss"), change=case.change)
