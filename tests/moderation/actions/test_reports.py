"""Reports by rule and notices of illegal content: filed once, weighed, answered, never told on."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.reports import file_report
from folkmoot.moderation.models import Case, Decision, Report
from folkmoot.moderation.queries.cases import case_file
from folkmoot.moderation.queries.reports import records_of
from folkmoot.moderation.report_errors import AlreadyReported, ReportIncomplete
from folkmoot.moderation.report_weight import Record, boost, is_to_be_held
from folkmoot.moderation.reporting import Reported
from folkmoot.notifications.models import Notification
from folkmoot.privacy.actions.retention import end_due
from tests.make import make_account, make_comment
from tests.moderation.make import decided, open_case_of, submit
from tests.moderation.seen import seen_by_readers
from tests.race import errors, race, results

RULE = Reported("C5", "It calls her a liar.")
NOTICE = Reported(
    "illegal",
    "This is a threat against a named person.",
    name="Nora Notifier",
    email="Nora@mail.example",
    is_in_good_faith=True,
)
STRANGER = AnonymousUser()


@pytest.fixture
def comment(story):
    return make_comment(story, text="You are all liars.")


def reported(comment, *, by=None, what=RULE):
    return file_report(by or make_account(), comment, reported=what)


def with_record(upheld, dismissed, *, story, moderator):
    """A member some of whose earlier reports were right."""
    account = make_account()
    for is_right in [True] * upheld + [False] * dismissed:
        other = make_comment(story)
        reported(other, by=account)
        decided(moderator, open_case_of(other), "remove" if is_right else "dismiss")
    return account


def told(account, kind):
    rows = Notification.objects.filter(account=account, kind=kind)
    return list(rows.order_by("pk"))


@pytest.mark.django_db
class TestFiling:
    def test_it_opens_a_case_and_nobody_else_sees_anything(self, comment, story, moderator):
        before = seen_by_readers(story)
        report = reported(comment)
        case = open_case_of(comment)
        assert (case.reason, case.rule_ids, case.report_count) == ("reported", ("C5",), 1)
        assert report.case == case
        assert report.exhibit.is_intact
        assert seen_by_readers(story) == before
        assert not Notification.objects.exists()
        view = case_file(moderator, case.public_id)
        assert [each.explanation for each in view.reports] == ["It calls her a liar."]
        assert report.account.display_name not in repr(view.reports)

    def test_others_join_the_case_and_it_rises_a_little(self, comment):
        reported(comment)
        first = open_case_of(comment)
        for _ in range(9):
            reported(comment)
        case = open_case_of(comment)
        assert (case.pk, case.report_count, case.change) == (first.pk, 10, first.change)
        assert first.priority < case.priority < first.priority + 10

    def test_a_member_is_heard_once_for_the_rules_and_once_for_the_law(self, comment, member):
        reported(comment, by=member)
        with pytest.raises(AlreadyReported):
            reported(comment, by=member, what=Reported("C2"))
        notice = Reported("illegal", "It is a threat.", is_in_good_faith=True)
        reported(comment, by=member, what=notice)
        with pytest.raises(AlreadyReported):
            reported(comment, by=member, what=notice)

    @pytest.mark.parametrize(
        ("what", "missing"),
        [
            (Reported("C99"), ["ground"]),
            (Reported("other", "hm"), ["explanation"]),
            (Reported("C5", "\x00" * 20), ["explanation"]),
            (Reported("illegal"), ["explanation", "is_in_good_faith"]),
        ],
    )
    def test_what_is_missing_is_named(self, comment, member, what, missing):
        with pytest.raises(ReportIncomplete) as refused:
            reported(comment, by=member, what=what)
        assert refused.value.facts["missing"] == missing

    def test_a_stranger_gives_name_and_address_but_where_children_are_abused(self, comment):
        bare = Reported("illegal", "This is a threat.", is_in_good_faith=True)
        with pytest.raises(ReportIncomplete) as refused:
            reported(comment, by=STRANGER, what=bare)
        assert refused.value.facts["missing"] == ["name", "email"]
        abuse = Reported(
            "illegal", "It shows a child.", name="Nora", email="n@x.example",
            is_child_abuse=True, is_in_good_faith=True,
        )  # fmt: skip
        report = reported(comment, by=STRANGER, what=abuse)
        assert (report.name, report.email, report.is_child_abuse) == ("", "", True)

    def test_who_may_not(self, comment, story, moderator, member):
        reasons = {
            "own-report": (comment.author, RULE),
            "report-by-desk": (moderator, RULE),
            "account-needed": (STRANGER, RULE),
            "email-unconfirmed": (make_account(confirmed=False), RULE),
        }
        for code, (who, what) in reasons.items():
            with pytest.raises(FolkmootError) as refused:
                reported(comment, by=who, what=what)
            assert refused.value.code == code
        decided(moderator, open_case_of(submit(member, story, "hold C5").comment), measure="block")
        with pytest.raises(FolkmootError) as refused:
            reported(comment, by=member)
        assert refused.value.code == "blocked"
        reported(comment, by=member, what=NOTICE)


@pytest.mark.django_db
class TestBrigades:
    def test_a_crowd_removes_nothing_and_asks_once(self, comment, moderator, settings):
        settings.FOLKMOOT = {**settings.FOLKMOOT, "report_hold": 1}
        for _ in range(12):
            reported(comment)
        assert Comment.objects.get(pk=comment.pk).is_published
        decided(moderator, open_case_of(comment), "dismiss")
        late = make_account()
        again = reported(comment, by=late)
        assert (again.outcome, again.case) == ("dismissed", None)
        assert not Case.objects.filter(closed_at=None).exists()
        assert records_of([late.pk]) == {}
        reported(comment, what=Reported("C2"))
        assert open_case_of(comment).rule_ids == ("C2",)

    def test_members_who_were_right_before_hold_it_where_the_publisher_wishes(
        self, comment, story, moderator, settings
    ):
        trusted = [with_record(3, 1, story=story, moderator=moderator) for _ in range(2)]
        settings.FOLKMOOT = {**settings.FOLKMOOT, "report_hold": 2}
        reported(comment, by=trusted[0])
        assert Comment.objects.get(pk=comment.pk).is_published
        reported(comment, by=trusted[1])
        assert Comment.objects.get(pk=comment.pk).state == "held"
        held = Decision.objects.get(comment=comment)
        assert (held.ruling, held.is_automated, held.before["reports"]) == ("hold", True, True)
        assert told(comment.author, "comment-held")
        decided(moderator, open_case_of(comment), "dismiss")
        assert Comment.objects.get(pk=comment.pk).is_published
        assert told(comment.author, "comment-published")


@pytest.mark.parametrize(
    ("record", "weight", "is_trusted"),
    [
        (Record(), 0.5, False),
        (Record(2, 2), 0.64, False),
        (Record(3, 3), 0.69, True),
        (Record(20, 2), 0.18, False),
        (Record(20, 19), 0.86, True),
    ],
)
def test_what_a_record_weighs(record, weight, is_trusted):
    assert record.weight == pytest.approx(weight, abs=0.01)
    assert record.is_trusted is is_trusted


def test_a_hundred_strangers_never_outweigh_one_step_of_harm():
    assert boost([Record()]) == 0
    assert boost([Record()] * 4) == 4
    assert boost([Record()] * 10_000) == 10
    assert not is_to_be_held([Record()] * 1000, 1)
    assert not is_to_be_held([Record(9, 9)] * 1000, 0)


@pytest.mark.django_db
def test_words_end_with_their_term(comment, moderator, member, monkeypatch, settings):
    from folkmoot.core import clock

    reported(comment, by=STRANGER, what=NOTICE)
    decided(moderator, open_case_of(comment))
    assert end_due()["strip_old_reports"] == 0
    later = clock.now() + timedelta(days=181)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert end_due()["strip_old_reports"] == 1
    report = Report.objects.get()
    assert (report.name, report.email, report.explanation) == ("", "", "")


@pytest.mark.django_db(transaction=True)
class TestRaces:
    def test_pressed_twice_is_one_report(self, comment, member):
        runners = race(4, lambda _: reported(comment, by=member))
        assert len(results(runners)) == 1
        assert {type(error) for error in errors(runners)} == {AlreadyReported}
        assert Report.objects.count() == 1

    def test_many_at_once_are_one_case(self, comment):
        members = [make_account() for _ in range(4)]
        runners = race(4, lambda number: reported(comment, by=members[number]))
        assert len(results(runners)) == 4, errors(runners)
        assert open_case_of(comment).report_count == 4
        assert Report.objects.filter(case=open_case_of(comment)).count() == 4

    def test_a_report_beside_a_decision_is_answered_or_waits(self, comment, moderator):
        reported(comment)
        case = open_case_of(comment)
        other = make_account()
        race(
            2,
            lambda number: [
                lambda: reported(comment, by=other),
                lambda: decided(moderator, case, "dismiss"),
            ][number](),
        )
        late = Report.objects.get(account=other)
        assert late.outcome == "dismissed" or late.case.is_open
