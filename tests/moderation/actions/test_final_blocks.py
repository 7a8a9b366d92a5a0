"""A second block is final (A10): what counts, who confirms, what is left then."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.models import Publication
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.cases import take_next
from folkmoot.moderation.actions.final_blocks import (
    confirm_final,
    override_final_block,
    refuse_final,
)
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.actions.sanctions import lift_sanction
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    AppealOpen,
    BlockIsFinal,
    CaseChanged,
    NothingToAppeal,
    OwnComment,
    SamePerson,
    SanctionUnknown,
    UndoTooLate,
    WordsMissing,
)
from folkmoot.moderation.models import Appeal, Case, Decision, Sanction
from folkmoot.moderation.queries.standing import standing
from folkmoot.moderation.queries.statements import statement_for
from folkmoot.notifications.models import Notification
from tests.moderation.make import LETTER, decided, held, measured, staff, submit

WHY = "Both matters are the same kind of attack on another member."


def blocked(moderator, member, story):
    return measured(moderator, member, story, "block").sanction


def answered(by, member, decision, outcome):
    appeal = file_appeal(member, decision.public_id, letter=LETTER)
    case = Case.objects.get(appeal=appeal)
    return answer_appeal(by, case.public_id, outcome=outcome, words="I read it.", change=0)


def final_case():
    return Case.objects.get(kind="final-block", closed_at=None)


@pytest.fixture
def proposed(member, story, moderator, second):
    """A second block after a pardoned one."""
    first = blocked(moderator, member, story)
    answered(second, member, first.decision, "pardoned")
    return blocked(moderator, member, story)


@pytest.fixture
def final(proposed, second):
    confirm_final(second, final_case().public_id, words=WHY, change=0)
    proposed.refresh_from_db()
    return proposed


def test_second_block_is_proposed_to_a_second_person(proposed, moderator, second):
    case = final_case()
    assert proposed.finality == "proposed"
    assert (case.sanction, case.barred) == (proposed, moderator)
    assert take_next(moderator) is None
    with pytest.raises(SamePerson):
        confirm_final(moderator, case.public_id, words=WHY, change=0)
    assert take_next(second) == case.public_id


def test_overturned_lifted_and_undone_blocks_and_pauses_do_not_count(
    member, story, moderator, second
):
    answered(second, member, blocked(moderator, member, story).decision, "won")
    lift_sanction(moderator, blocked(moderator, member, story).public_id, words="Enough.")
    case = held(member, story)
    undo(moderator, decided(moderator, case, measure="block").public_id)
    decided(moderator, case, "publish")
    pause = measured(moderator, member, story, "pause", days=1)
    answered(second, member, pause, "won")
    assert blocked(moderator, member, story).finality == ""
    assert not Case.objects.filter(kind="final-block").exists()


def test_block_for_words_older_than_the_first_block_is_no_second(member, story, moderator, second):
    older = held(member, story)
    answered(second, member, blocked(moderator, member, story).decision, "pardoned")
    decided(moderator, older, measure="block")
    assert Sanction.objects.get(account=member, ended_at=None).finality == ""


def test_confirmed_takes_no_appeal_and_says_so(final, member, second):
    assert (final.finality, final.confirmed_by) == ("final", second)
    with pytest.raises(BlockIsFinal):
        file_appeal(member, final.decision.public_id, letter=LETTER)
    confirmation = Decision.objects.get(ruling="confirm-final")
    with pytest.raises(BlockIsFinal):
        file_appeal(member, confirmation.public_id, letter=LETTER)
    for statement in (final.decision.statement, confirmation.statement):
        assert not statement_for(member, statement.public_id).may_appeal
    sections = statement_for(member, confirmation.statement.public_id).sections
    assert any("takes no appeal" in text for part in sections for text in part.paragraphs)
    assert Notification.objects.filter(account=member).latest("pk").kind == "block-final"
    [limit] = standing(member).limits
    assert limit.is_final


def test_until_confirmed_it_can_be_appealed_and_that_comes_first(
    proposed, member, moderator, second, editor
):
    appeal = file_appeal(member, proposed.decision.public_id, letter=LETTER)
    with pytest.raises(AppealOpen):
        confirm_final(second, final_case().public_id, words=WHY, change=0)
    case = Case.objects.get(appeal=appeal)
    answer_appeal(editor, case.public_id, outcome="lost", words="It stays.", change=0)
    confirm_final(second, final_case().public_id, words=WHY, change=0)
    with pytest.raises(BlockIsFinal):
        file_appeal(member, proposed.decision.public_id, letter=LETTER)


@pytest.mark.parametrize("outcome", ["won", "pardoned"])
def test_answered_in_favour_there_is_nothing_to_confirm(proposed, member, second, outcome):
    case = final_case()
    answered(second, member, proposed.decision, outcome)
    with pytest.raises(CaseChanged):
        confirm_final(second, case.public_id, words=WHY, change=0)
    proposed.refresh_from_db()
    assert proposed.finality != "final"
    assert not standing(member).is_blocked


def test_refused_it_stays_an_ordinary_block(proposed, member, second):
    with pytest.raises(WordsMissing):
        refuse_final(second, final_case().public_id, words="", change=0)
    refuse_final(second, final_case().public_id, words="A different kind of thing.", change=0)
    proposed.refresh_from_db()
    assert proposed.finality == ""
    assert standing(member).is_blocked
    assert Notification.objects.filter(account=member).latest("pk").kind == "block-not-final"
    answered(second, member, proposed.decision, "pardoned")
    assert not standing(member).is_blocked


def test_only_the_publisher_overrides_with_a_reason(final, member, second, publisher, story):
    for person in (second, staff("Chief", Role.EDITOR), member):
        with pytest.raises(NotAllowed):
            override_final_block(person, final.public_id, reason="Mercy.")
    with pytest.raises(WordsMissing):
        override_final_block(publisher, final.public_id, reason=" ")
    decision = override_final_block(publisher, final.public_id, reason="A court said so.")
    assert (decision.reversal, decision.words) == ("overridden", "A court said so.")
    final.refresh_from_db()
    assert final.ended_as == "overridden"
    assert submit(member, story).outcome == "publish"
    with pytest.raises(SanctionUnknown):
        override_final_block(publisher, final.public_id, reason="Again.")
    with pytest.raises(NothingToAppeal):
        file_appeal(member, final.decision.public_id, letter=LETTER)


def test_override_is_for_final_blocks_in_force(proposed, publisher):
    for sanction_id in (proposed.public_id, "nothing"):
        with pytest.raises(SanctionUnknown):
            override_final_block(publisher, sanction_id, reason="Mercy.")


def test_nobody_overrides_for_himself(publisher):
    sanction = Sanction.objects.create(
        account=publisher,
        kind="block",
        decision=Decision.objects.create(ruling="block", account=publisher, standards="1"),
        finality="final",
    )
    with pytest.raises(OwnComment):
        override_final_block(publisher, sanction.public_id, reason="Mercy.")


def test_final_block_is_neither_undone_nor_lifted(final, moderator):
    with pytest.raises(UndoTooLate):
        undo(moderator, final.decision.public_id)
    with pytest.raises(BlockIsFinal):
        lift_sanction(moderator, final.public_id, words="Enough.")


def test_removal_won_does_not_lift_a_final_block(final, member, editor):
    answered(editor, member, final.decision.given_with, "won")
    assert standing(member).is_blocked


def test_undo_takes_the_proposal_back(proposed, moderator, member):
    undo(moderator, proposed.decision.given_with.public_id)
    assert not Case.objects.filter(kind="final-block", closed_at=None).exists()
    assert not standing(member).is_blocked


def test_third_block_after_one_pardon_is_a_second_again(proposed, member, story, second, moderator):
    answered(second, member, proposed.decision, "won")
    assert blocked(moderator, member, story).finality == "proposed"


def test_platform_in_the_sense_of_the_law_keeps_the_complaint_open(
    member, story, moderator, second, editor, publisher
):
    Publication.objects.update(is_online_platform=True)
    first = blocked(moderator, member, story)
    answered(second, member, first.decision, "pardoned")
    sanction = blocked(moderator, member, story)
    confirm_final(second, final_case().public_id, words=WHY, change=0)
    confirmation = Decision.objects.get(ruling="confirm-final")
    view = statement_for(member, confirmation.statement.public_id)
    assert view.may_appeal
    assert any("out-of-court" in text for part in view.sections for text in part.paragraphs)
    appeal = file_appeal(member, confirmation.public_id, letter=LETTER)
    with pytest.raises(AlreadyAppealed):
        file_appeal(member, sanction.decision.public_id, letter=LETTER)
    case = Case.objects.get(appeal=appeal)
    for person in (moderator, second):
        with pytest.raises(SamePerson):
            answer_appeal(person, case.public_id, outcome="won", words="Yes.", change=0)
        assert take_next(person, kind="appeal") is None
    answer_appeal(editor, case.public_id, outcome="won", words="It was a mistake.", change=0)
    assert not standing(member).is_blocked
    assert Appeal.objects.get(pk=appeal.pk).state == "won"


def test_statement_of_a_block_is_whole(member, story, moderator):
    decided(moderator, held(member, story), rules=("C2",))
    block = blocked(moderator, member, story).decision
    reasons = block.statement.reasons
    assert reasons["record"][0]["rules"] == ["C2"]
    assert reasons["ends_at"] is None
    assert reasons["redress"]["appeal_until"]
