"""Two acts on one thing at the same moment: whichever comes first, the end is whole."""

import pytest

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.errors import CommentRemoved
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.final_blocks import confirm_final
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.actions.sanctions import lift_sanction
from folkmoot.moderation.errors import (
    AppealOpen,
    BlockIsFinal,
    CaseChanged,
    NothingToAppeal,
    UndoTooLate,
)
from folkmoot.moderation.models import Appeal, Case, Decision
from tests.discussion.recount import counters_of, recounted
from tests.make import make_comment
from tests.moderation.make import (
    LETTER,
    answer,
    decided,
    edit,
    held,
    measured,
    submit,
)
from tests.race import errors, race, results

pytestmark = pytest.mark.django_db(transaction=True)


def one_of_two(first, other):
    """The error of the one that came second."""
    runners = race(2, lambda number: [first, other][number]())
    assert len(results(runners)) == 1, [runner.error for runner in runners]
    [error] = errors(runners)
    assert isinstance(error, FolkmootError), error
    return error


def test_undo_and_appeal(member, story, moderator):
    decision = decided(moderator, held(member, story))
    error = one_of_two(
        lambda: undo(moderator, decision.public_id),
        lambda: file_appeal(member, decision.public_id, letter=LETTER),
    )
    assert isinstance(error, UndoTooLate | NothingToAppeal)
    assert Appeal.objects.exists() == isinstance(error, UndoTooLate)


def test_confirmation_and_appeal(member, story, moderator, second):
    first = measured(moderator, member, story, "block")
    appeal = file_appeal(member, first.public_id, letter=LETTER)
    case = Case.objects.get(appeal=appeal)
    answer_appeal(second, case.public_id, outcome="pardoned", words="Once.", change=0)
    block = measured(moderator, member, story, "block")
    case = Case.objects.get(kind="final-block", closed_at=None)
    error = one_of_two(
        lambda: confirm_final(second, case.public_id, words="Again.", change=0),
        lambda: file_appeal(member, block.public_id, letter=LETTER),
    )
    assert isinstance(error, AppealOpen | BlockIsFinal)
    block.sanction.refresh_from_db()
    assert (block.sanction.finality == "final") == isinstance(error, BlockIsFinal)


def test_lifting_and_appeal(member, story, moderator):
    block = measured(moderator, member, story, "block")
    error = one_of_two(
        lambda: lift_sanction(moderator, block.sanction.public_id, words="Enough."),
        lambda: file_appeal(member, block.public_id, letter=LETTER),
    )
    assert isinstance(error, AppealOpen | NothingToAppeal)


@pytest.mark.parametrize("ruling", ["publish", "remove"])
def test_edit_and_decision(member, story, moderator, ruling):
    comment = submit(member, story, "hold C5").comment
    case = Case.objects.get()
    acts = [
        lambda: edit(member, comment, "All clean now.", base_revision=1),
        lambda: decided_as_seen(moderator, case, ruling),
    ]
    runners = race(2, lambda number: acts[number]())
    assert {type(error) for error in errors(runners)} <= {CaseChanged, CommentRemoved}
    comment.refresh_from_db()
    last = Decision.objects.filter(comment=comment).latest("pk")
    states = {"publish": "published", "hold": "held", "remove": "removed"}
    assert comment.state == states[last.ruling]
    assert counters_of(story) == recounted(story)
    assert Case.objects.filter(closed_at=None).exists() == (comment.state == "held")


def decided_as_seen(moderator, case, ruling):
    """Decide on the case as it was at first."""
    from folkmoot.moderation.actions.decisions import decide

    return decide(moderator, case.public_id, answer=answer(ruling), change=0)


def test_reply_and_removal(member, story, moderator):
    parent = make_comment(story)
    case = Case.objects.get(public_id=open_case_on(moderator, parent.public_id))
    acts = [lambda: submit(member, story, parent=parent), lambda: decided(moderator, case)]
    runners = race(2, lambda number: acts[number]())
    assert {error.code for error in errors(runners)} <= {"parent-not-open"}
    parent.refresh_from_db()
    assert parent.state == "removed"
    assert counters_of(story) == recounted(story)


def test_answer_and_answer(member, story, moderator, second, editor):
    decision = decided(moderator, held(member, story))
    case = Case.objects.get(appeal=file_appeal(member, decision.public_id, letter=LETTER))

    def give(person, outcome):
        return answer_appeal(person, case.public_id, outcome=outcome, words="Read.", change=0)

    error = one_of_two(lambda: give(second, "won"), lambda: give(editor, "lost"))
    assert isinstance(error, CaseChanged)
    state = Appeal.objects.get().state
    decision.comment.refresh_from_db()
    assert decision.comment.state == {"won": "published", "lost": "removed"}[state]
