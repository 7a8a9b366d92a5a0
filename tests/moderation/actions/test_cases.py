"""Cases: in order, to one moderator at a time, by those who may."""

from datetime import timedelta

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.moderation.actions.cases import hand_back, open_case_on, take_case, take_next
from folkmoot.moderation.errors import (
    CaseTaken,
    CaseUnknown,
    HigherRank,
    OwnComment,
    RulingUnknown,
)
from folkmoot.moderation.models import Case
from tests.make import make_account, make_comment
from tests.moderation.make import decided, held, staff
from tests.race import errors, race, results


def test_gravest_first_then_oldest(member, story, moderator):
    mild = held(member, story, "C19")
    grave = held(member, story, "C3")
    later = held(member, story, "C19")
    taken = [take_next(moderator) for _ in range(4)]
    assert taken == [grave.public_id, mild.public_id, later.public_id, None]


def test_taken_case_is_not_given_to_another(member, story, moderator, second):
    case = held(member, story)
    take_case(moderator, case.public_id)
    with pytest.raises(CaseTaken) as refusal:
        take_case(second, case.public_id)
    assert refusal.value.facts == {"by": moderator.display_name}
    assert take_next(second) is None
    take_case(moderator, case.public_id)


def test_lease_ends(member, story, moderator, second, monkeypatch):
    case = held(member, story)
    take_case(moderator, case.public_id)
    case.refresh_from_db()
    later = case.taken_until + timedelta(seconds=1)
    monkeypatch.setattr("folkmoot.moderation.queries.queue.now", lambda: later)
    monkeypatch.setattr("folkmoot.moderation.actions.cases.now", lambda: later)
    assert take_next(second) == case.public_id


def test_given_back_is_free(member, story, moderator, second):
    case = held(member, story)
    take_case(moderator, case.public_id)
    hand_back(second, case.public_id)
    assert take_next(second) is None
    hand_back(moderator, case.public_id)
    assert take_next(second) == case.public_id


def test_put_off_case_is_passed(member, story, moderator):
    first, last = held(member, story), held(member, story)
    assert take_next(moderator) == first.public_id
    hand_back(moderator, first.public_id)
    assert take_next(moderator, after=first.public_id) == last.public_id


def test_publishers_decide_about_each_other_and_not_about_themselves(story, publisher):
    other = make_account(role=Role.PUBLISHER)
    case = held(publisher, story)
    assert take_next(publisher) is None
    with pytest.raises(OwnComment):
        take_case(publisher, case.public_id)
    assert take_next(other) == case.public_id


def test_nobody_is_given_own_or_higher(story, moderator, editor, publisher):
    own = held(moderator, story)
    above = held(editor, story)
    assert take_next(moderator) is None
    with pytest.raises(OwnComment):
        take_case(moderator, own.public_id)
    with pytest.raises(HigherRank):
        take_case(moderator, above.public_id)
    assert {take_next(publisher), take_next(publisher)} == {own.public_id, above.public_id}


def test_members_take_nothing(member, story):
    case = held(member, story)
    for act in (take_case, hand_back):
        with pytest.raises(NotAllowed):
            act(member, case.public_id)
    with pytest.raises(NotAllowed):
        take_next(member)
    with pytest.raises(NotAllowed):
        open_case_on(member, case.comment.public_id)


def test_closed_and_unknown_cases_cannot_be_taken(member, story, moderator):
    case = held(member, story)
    decided(moderator, case)
    for public_id in (case.public_id, "nothing"):
        with pytest.raises(CaseUnknown):
            take_case(moderator, public_id)


def test_moderator_opens_a_case_on_a_published_comment(member, story, moderator, second):
    comment = make_comment(story, author=member)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    assert (case.reason, case.revision, case.taken_by) == (
        "staff",
        comment.shown_revision,
        moderator,
    )
    assert case.exhibit.is_intact
    with pytest.raises(CaseTaken):
        open_case_on(second, comment.public_id)
    assert open_case_on(moderator, comment.public_id) == case.public_id


def test_no_case_is_opened_on_unknown_or_removed_comments(member, story, moderator):
    with pytest.raises(CaseUnknown):
        open_case_on(moderator, "nothing")
    removed = make_comment(story, author=member, state="removed", rule="C5")
    with pytest.raises(RulingUnknown):
        open_case_on(moderator, removed.public_id)


@pytest.mark.django_db(transaction=True)
def test_many_moderators_at_once_get_different_cases(member, story):
    cases = {held(member, story).public_id for _ in range(6)}
    desk = [staff(f"Desk {number}", Role.MODERATOR) for number in range(6)]
    runners = race(6, lambda number: take_next(desk[number]))
    assert not errors(runners)
    assert set(results(runners)) == cases


@pytest.mark.django_db(transaction=True)
def test_one_case_is_given_once(member, story):
    held(member, story)
    desk = [staff(f"Desk {number}", Role.MODERATOR) for number in range(5)]
    runners = race(5, lambda number: take_next(desk[number]))
    assert not errors(runners)
    assert len([given for given in results(runners) if given]) == 1


def test_case_that_another_took_in_between_is_passed(member, story, moderator, second, monkeypatch):
    from folkmoot.moderation.actions import cases

    lease, wanted, other = cases._lease, held(member, story), held(member, story)

    def slow(person, row_id):
        if person == moderator and row_id == wanted.pk:
            lease(second, row_id)
        return lease(person, row_id)

    monkeypatch.setattr(cases, "_lease", slow)
    assert take_next(moderator) == other.public_id
    assert take_next(moderator) is None


def test_all_taken_in_between_is_none(member, story, moderator, second, monkeypatch):
    from folkmoot.moderation.actions import cases

    lease = cases._lease
    held(member, story)
    monkeypatch.setattr(
        cases, "_lease", lambda person, row_id: lease(second, row_id) and person == second
    )
    assert take_next(moderator) is None
