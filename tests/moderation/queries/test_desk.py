"""What the desk sees: the queue in order, a case whole, a member's card, the log."""

import pytest

from folkmoot.core.errors import NotAllowed, NotFound
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.cases import take_case
from folkmoot.moderation.actions.final_blocks import confirm_final
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import CaseUnknown
from folkmoot.moderation.models import Case
from folkmoot.moderation.queries import queue
from folkmoot.moderation.queries.cases import case_file
from folkmoot.moderation.queries.decisions import (
    decisions_about_account,
    decisions_about_comment,
)
from folkmoot.moderation.queries.members import member_card
from folkmoot.moderation.queries.queue import open_cases
from tests.make import make_account, make_comment
from tests.moderation.make import (
    LETTER,
    decided,
    edit,
    held,
    measured,
    open_case_of,
    submit,
)


def ids(page):
    return [item.public_id for item in page.items]


def test_queue_in_order_of_need_or_of_age(member, story, moderator):
    mild, grave, later = (held(member, story, rule) for rule in ("C19", "C3", "C19"))
    assert ids(open_cases(moderator)) == [each.public_id for each in (grave, mild, later)]
    oldest = open_cases(moderator, is_oldest_first=True)
    assert ids(oldest) == [each.public_id for each in (mild, grave, later)]
    assert oldest.total == 3


def test_queue_by_kind_and_rule(member, story, moderator):
    first = held(member, story, "C12")
    file_appeal(member, decided(moderator, held(member, story)).public_id, letter=LETTER)
    appeal = Case.objects.get(kind="appeal")
    assert ids(open_cases(moderator, kind="appeal")) == [appeal.public_id]
    assert ids(open_cases(moderator, rule="C12")) == [first.public_id]
    assert ids(open_cases(moderator, rule="C1")) == []
    assert len(ids(open_cases(moderator, kind="\x00", rule="C\x00"))) == 2


@pytest.mark.parametrize("is_oldest_first", [True, False])
def test_queue_page_by_page(member, story, moderator, monkeypatch, is_oldest_first):
    monkeypatch.setattr(queue, "PAGE", 2)
    expected = {held(member, story, rule).public_id for rule in ("C5", "C3", "C5", "C19", "C5")}
    seen, after = [], None
    while True:
        page = open_cases(moderator, after=after, is_oldest_first=is_oldest_first)
        seen += ids(page)
        after = page.next_cursor
        if after is None:
            break
    assert len(seen) == 5
    assert set(seen) == expected


def test_queue_costs_the_same_for_few_and_many(member, story, moderator, django_assert_num_queries):
    held(member, story)
    with django_assert_num_queries(2):
        open_cases(moderator)
    for _ in range(4):
        held(make_account(), story)
    with django_assert_num_queries(2):
        open_cases(moderator)


def test_queue_marks_what_is_taken_late_and_for_another(
    member, story, moderator, second, monkeypatch
):
    from datetime import timedelta

    from folkmoot.core.clock import now

    case = held(member, story)
    take_case(second, case.public_id)
    own = held(moderator, story)
    items = {item.public_id: item for item in open_cases(moderator).items}
    assert items[case.public_id].taken_by == second.display_name
    assert not items[case.public_id].is_mine
    assert items[own.public_id].is_for_another
    assert not items[case.public_id].is_late
    later = now() + timedelta(hours=25)
    monkeypatch.setattr(queue, "now", lambda: later)
    [late] = [item for item in open_cases(second).items if item.public_id == case.public_id]
    assert late.is_late
    assert late.taken_by == ""


def test_desk_is_for_the_desk(member, story):
    case = held(member, story)
    for look in (
        lambda: open_cases(member),
        lambda: case_file(member, case.public_id),
        lambda: member_card(member, member.public_id),
        lambda: decisions_about_account(member, member.public_id),
        lambda: decisions_about_comment(member, case.comment.public_id),
    ):
        with pytest.raises(NotAllowed):
            look()


def test_case_shows_text_marks_findings_place_and_member(member, story, moderator):
    parent = make_comment(story, text="The comment that is answered.")
    neighbour = make_comment(story, parent=parent, text="Another answer.")
    comment = submit(member, story, "Well, hold C5 is nudge C12 here.", parent=parent).comment
    view = case_file(moderator, open_case_of(comment).public_id)
    assert "".join(segment.text for segment in view.segments) == view.text
    assert [(s.text, s.rules) for s in view.segments if s.is_marked] == [
        ("hold C5", ("C5",)),
        ("nudge C12", ("C12",)),
    ]
    assert [finding.rule for finding in view.findings] == ["C5", "C12"]
    assert all((finding.title, finding.explanation) for finding in view.findings)
    assert view.suggested_rules == ("C5", "C12")
    assert view.suggested_measure == "warn"
    assert view.place.parent_text == "The comment that is answered."
    assert [each.public_id for each in view.place.neighbours] == [neighbour.public_id]
    assert view.member.name == member.display_name
    assert view.member.standing.held == 1
    assert member.email not in str(view)
    assert (view.may_decide, view.why_not, view.change) == (True, "", 0)
    assert view.rules
    assert [decision.ruling for decision in view.decisions] == ["hold"]


def test_case_of_markup_shows_the_text_that_was_judged(member, story, moderator):
    comment = submit(member, story, "ho**ld C5** it is").comment
    view = case_file(moderator, open_case_of(comment).public_id)
    assert view.text == "hold C5 it is"
    assert [s.text for s in view.segments if s.is_marked] == ["hold C5"]


def test_case_of_an_edit_shows_both_texts(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    view = case_file(moderator, open_case_of(comment).public_id)
    assert (view.text, view.former_text) == ("now hold C5", "The text that stands.")


def test_case_says_what_failed(member, story, moderator):
    view = case_file(moderator, open_case_of(submit(member, story, "it fails").comment).public_id)
    assert view.failed == ("shouting: ValueError",)


def test_case_says_who_may_not_decide_and_why(member, story, moderator, second, editor):
    decision = decided(moderator, held(member, story))
    file_appeal(member, decision.public_id, letter=LETTER)
    appeal = Case.objects.get(kind="appeal")
    taken = held(member, story)
    take_case(second, taken.public_id)
    expected = [
        (decision.case, moderator, "case-changed"),
        (appeal, moderator, "same-person"),
        (appeal, second, ""),
        (held(moderator, story), moderator, "own-comment"),
        (held(editor, story), moderator, "higher-rank"),
        (taken, moderator, "case-taken"),
        (taken, second, ""),
    ]
    for case, person, code in expected:
        assert case_file(person, case.public_id).why_not == code


def test_appeal_case_shows_letter_and_contested_decision(member, story, moderator, second):
    decision = decided(moderator, held(member, story))
    file_appeal(member, decision.public_id, letter=LETTER)
    view = case_file(second, Case.objects.get(kind="appeal").public_id)
    assert view.appeal.explanation == LETTER.explanation
    assert (view.contested.decision, view.contested.by) == (
        decision.public_id,
        moderator.display_name,
    )
    assert view.suggested_rules == ("C5",)


def test_final_block_case_shows_both_blocks(member, story, moderator, second):
    from folkmoot.moderation.actions.appeals import answer_appeal

    first = measured(moderator, member, story, "block")
    appeal = file_appeal(member, first.public_id, letter=LETTER)
    case = Case.objects.get(appeal=appeal)
    answer_appeal(second, case.public_id, outcome="pardoned", words="Once.", change=0)
    block = measured(moderator, member, story, "block")
    case = Case.objects.get(kind="final-block")
    view = case_file(second, case.public_id)
    assert view.contested.decision == block.public_id
    assert view.contested.earlier_block_at == first.sanction.begins_at
    confirm_final(second, case.public_id, words="Again the same.", change=0)
    assert "confirm-final" in [each.ruling for each in case_file(second, case.public_id).decisions]


def test_unknown_case_and_account(moderator):
    with pytest.raises(CaseUnknown):
        case_file(moderator, "nothing")
    with pytest.raises(NotFound):
        member_card(moderator, "nothing")


def test_case_costs_the_same_whatever_stands_around(
    member, story, moderator, django_assert_max_num_queries
):
    case = held(member, story)
    case_file(moderator, case.public_id)
    with django_assert_max_num_queries(14):
        case_file(moderator, case.public_id)
    for _ in range(6):
        make_comment(story, author=member)
    with django_assert_max_num_queries(14):
        case_file(moderator, case.public_id)


def test_log_of_an_account_shows_persons_decisions_and_what_may_be_undone(
    member, story, moderator, second, editor
):
    decision = decided(moderator, held(member, story), measure="pause", days=2)
    log = decisions_about_account(moderator, member.public_id)
    assert [(each.ruling, each.may_undo) for each in log] == [("pause", True), ("remove", True)]
    assert [each.may_undo for each in decisions_about_account(second, member.public_id)] == [
        False,
        False,
    ]
    assert decisions_about_account(editor, member.public_id)[0].may_undo
    undo(moderator, decision.public_id)
    log = decisions_about_account(moderator, member.public_id)
    assert [(each.ruling, each.reversal, each.may_undo) for each in log] == [
        ("hold", "undone", False),
        ("lift", "undone", False),
        ("pause", "", False),
        ("remove", "", False),
    ]
    assert log[2].reversed_as == "undone"


def test_card_of_a_member(member, story, moderator):
    decided(moderator, held(member, story), rules=("C2",))
    card = member_card(moderator, member.public_id)
    assert (card.standing.removed, card.standing.strikes) == (1, 2)
    assert card.last_comments[0].removed_rule == "C2"
    assert member.email not in str(card)
