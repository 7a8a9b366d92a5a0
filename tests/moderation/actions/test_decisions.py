"""Deciding: permission, wholeness of the answer, two at once, strikes, what is told."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.moderation.actions.cases import open_case_on, take_case
from folkmoot.moderation.actions.decisions import add_measure, decide
from folkmoot.moderation.errors import (
    AlreadyInForce,
    CaseChanged,
    CaseTaken,
    CaseUnknown,
    DaysMissing,
    DecisionIsFixed,
    DecisionUnknown,
    HigherRank,
    OwnComment,
    ReasonMissing,
    RulingUnknown,
    WordsMissing,
    WordsTooLong,
)
from folkmoot.moderation.models import Case, Decision, Sanction, Statement, Strike
from folkmoot.notifications.models import Notification
from tests.make import make_comment
from tests.moderation.make import answer, decided, edit, held, open_case_of, staff, submit
from tests.race import errors, race, results


def told(account):
    return list(
        Notification.objects.filter(account=account).order_by("pk").values_list("kind", flat=True)
    )


def test_publishing_brings_the_comment_into_view_and_tells(member, story, moderator):
    case = held(member, story)
    decision = decided(moderator, case, "publish", rules=())
    case.comment.refresh_from_db()
    story.refresh_from_db()
    assert case.comment.state == "published"
    assert story.comment_count == 1
    assert (decision.decided_by, decision.rules, decision.revision) == (
        moderator,
        [],
        case.revision,
    )
    assert told(member) == ["comment-published"]
    assert not Statement.objects.exists()
    assert not Strike.objects.exists()


def test_removing_gives_reasons_and_a_strike(member, story, moderator):
    comment = make_comment(story, author=member)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decision = decided(moderator, case, rules=("C5", "C2", "C5"))
    comment.refresh_from_db()
    assert (comment.state, comment.removed_rule) == ("removed", "C5")
    assert decision.rules == ["C5", "C2"]
    assert decision.exhibit == case.exhibit
    assert decision.strike.weight == 2
    assert decision.statement.account == member
    assert told(member) == ["comment-removed"]


def test_rules_without_weight_give_no_strike(member, story, moderator):
    decided(moderator, held(member, story, "C9"), rules=("C9",))
    assert not Strike.objects.exists()


def test_looked_at_and_left_standing_tells_nobody(member, story, moderator):
    comment = make_comment(story, author=member)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decided(moderator, case, "publish")
    assert told(member) == []
    assert Decision.objects.get().ruling == "publish"


def test_measure_is_a_decision_of_its_own(member, story, moderator):
    decision = decided(moderator, held(member, story), measure="block")
    measure = Decision.objects.get(ruling="block")
    assert (measure.act, measure.given_with) == (decision.act, decision)
    assert measure.statement.reasons["restriction"] == "block"
    assert told(member) == ["comment-removed", "blocked"]


def test_warning_limits_nothing_and_needs_no_statement(member, story, moderator):
    decided(moderator, held(member, story), measure="warn")
    assert told(member) == ["comment-removed", "warned"]
    assert Statement.objects.count() == 1
    assert submit(member, story).outcome == "publish"


def test_refused_edit_leaves_the_text_that_stands(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decided(moderator, open_case_of(comment))
    comment.refresh_from_db()
    assert comment.state == "published"
    assert comment.shown_revision.source == "The text that stands."
    assert comment.waiting_revision is None
    assert Statement.objects.get().reasons["restriction"] == "edit-refused"


def test_accepted_edit_is_shown(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decided(moderator, open_case_of(comment), "publish")
    comment.refresh_from_db()
    assert comment.shown_revision.source == "now hold C5"
    assert comment.waiting_revision is None
    assert told(member) == ["comment-published"]


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"ruling": "explode"}, RulingUnknown),
        ({"ruling": "block"}, RulingUnknown),
        ({"ruling": "publish", "measure": "warn"}, RulingUnknown),
        ({"measure": "remove"}, RulingUnknown),
        ({"measure": "explode"}, RulingUnknown),
        ({"rules": ()}, ReasonMissing),
        ({"rules": ("C99",)}, ReasonMissing),
        ({"measure": "block", "words": "  "}, WordsMissing),
        ({"words": "x" * 2001}, WordsTooLong),
        ({"note": "x" * 2001}, WordsTooLong),
        ({"measure": "pause"}, DaysMissing),
        ({"measure": "pause", "days": 0}, DaysMissing),
        ({"measure": "pause", "days": 366}, DaysMissing),
        ({"measure": "block", "days": 3}, DaysMissing),
        ({"measure": "hold-next", "days": 0}, DaysMissing),
    ],
)
def test_answer_that_is_not_whole_decides_nothing(member, story, moderator, wish, error):
    case = held(member, story)
    wish = {"ruling": "remove", **wish}
    with pytest.raises(error):
        decide(moderator, case.public_id, answer=answer(**wish), change=0)
    case.refresh_from_db()
    assert case.is_open
    assert Decision.objects.exclude(decided_by=None).count() == 0
    assert not Sanction.objects.exists()


def test_only_the_desk_decides_and_never_over_itself_or_above(member, story, moderator, editor):
    case = held(member, story)
    with pytest.raises(NotAllowed):
        decided(member, case)
    with pytest.raises(OwnComment):
        decided(moderator, held(moderator, story))
    with pytest.raises(HigherRank):
        decided(moderator, held(editor, story))
    with pytest.raises(HigherRank):
        decided(moderator, held(staff("Peer"), story))
    assert decided(editor, held(moderator, story)).ruling == "remove"


def test_unknown_and_changed_and_taken_cases(member, story, moderator, second):
    case = held(member, story)
    with pytest.raises(CaseUnknown):
        decide(moderator, "nothing", answer=answer(), change=0)
    edit(member, case.comment, "All clean now.")
    with pytest.raises(CaseChanged) as refusal:
        decide(moderator, case.public_id, answer=answer(), change=0)
    assert refusal.value.facts["is_open"] is True
    take_case(second, case.public_id)
    with pytest.raises(CaseTaken):
        decided(moderator, case)
    decided(second, case, "publish")
    with pytest.raises(CaseChanged) as refusal:
        decided(moderator, case)
    assert refusal.value.facts["by"] == second.display_name
    assert refusal.value.facts["ruling"] == "publish"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_decide_once(member, story, moderator, second):
    case = held(member, story)
    desk = [(moderator, "publish"), (second, "remove")]
    runners = race(
        2,
        lambda number: decide(
            desk[number][0], case.public_id, answer=answer(desk[number][1]), change=0
        ),
    )
    [error] = errors(runners)
    assert isinstance(error, CaseChanged)
    [decision] = results(runners)
    assert error.facts["ruling"] == decision.ruling
    case.comment.refresh_from_db()
    expected = {"publish": "published", "remove": "removed"}[decision.ruling]
    assert case.comment.state == expected
    story.refresh_from_db()
    assert story.comment_count == int(expected == "published")


@pytest.mark.django_db(transaction=True)
def test_two_blocks_at_once_are_one(member, story, moderator, second):
    cases = [held(member, story), held(member, story)]
    desk = [moderator, second]
    runners = race(2, lambda number: decided(desk[number], cases[number], measure="block"))
    assert [type(error) for error in errors(runners)] == [AlreadyInForce]
    assert Sanction.objects.filter(account=member, ended_at=None).count() == 1
    assert Case.objects.filter(closed_at=None).count() == 1


def test_block_on_a_blocked_account_decides_nothing(member, story, moderator):
    first, other = held(member, story), held(member, story)
    decided(moderator, first, measure="block")
    with pytest.raises(AlreadyInForce):
        decided(moderator, other, measure="block")
    other.comment.refresh_from_db()
    assert other.comment.state == "held"


def test_measure_can_follow_a_removal_later(member, story, moderator, second):
    decision = decided(moderator, held(member, story))
    measure = add_measure(second, decision.public_id, answer=answer("", measure="pause", days=2))
    assert measure.given_with == decision
    assert measure.act != decision.act
    assert measure.statement.reasons["facts"]["comment"] == decision.comment.public_id


def test_measure_needs_a_removal_that_stands(member, story, moderator):
    from folkmoot.moderation.actions.reversals import undo

    shown = decided(moderator, held(member, story), "publish")
    removed = decided(moderator, held(member, story))
    undo(moderator, removed.public_id)
    for decision in (shown, removed):
        with pytest.raises(RulingUnknown):
            add_measure(moderator, decision.public_id, answer=answer("", measure="block"))
    with pytest.raises(DecisionUnknown):
        add_measure(moderator, "nothing", answer=answer("", measure="block"))
    with pytest.raises(NotAllowed):
        add_measure(member, removed.public_id, answer=answer("", measure="block"))
    other = decided(moderator, held(member, story))
    with pytest.raises(RulingUnknown):
        add_measure(moderator, other.public_id, answer=answer("", measure="publish"))


def test_decisions_are_only_added(member, story, moderator):
    decision = decided(moderator, held(member, story))
    decision.words = "Something else."
    with pytest.raises(DecisionIsFixed):
        decision.save()
    with pytest.raises(DecisionIsFixed):
        decision.delete()


def test_state_of_a_comment_is_what_its_last_decision_says(member, story, moderator):
    from folkmoot.moderation.actions.reversals import undo

    words = {"publish": "published", "hold": "held", "remove": "removed"}
    case = held(member, story)

    def agrees():
        case.comment.refresh_from_db()
        last = Decision.objects.filter(comment=case.comment, ruling__in=words).latest("pk")
        return words[last.ruling] == case.comment.state

    assert agrees()
    decision = decided(moderator, case)
    assert agrees()
    undo(moderator, decision.public_id)
    assert agrees()
    decided(moderator, case, "publish")
    assert agrees()


def test_publisher_decides_over_an_editor(story, publisher):
    assert decided(publisher, held(staff("Ed", Role.EDITOR), story)).ruling == "remove"
