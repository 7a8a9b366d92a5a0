"""One sending is one comment: the same key, at once, and with a failure in the middle."""

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions import intake as gate
from folkmoot.moderation.models import Case, Decision, NudgeCount
from tests.make import make_account
from tests.moderation.make import submit
from tests.race import errors, race, results


def test_same_key_is_the_same_comment_and_answer(member, story):
    first = submit(member, story, "Said once.", key="key-one-1")
    again = submit(member, story, "Said once.", key="key-one-1")
    assert (again.outcome, again.comment, again.revision) == (
        "publish",
        first.comment,
        first.revision,
    )
    waiting = submit(member, story, "hold C5", key="key-two-2")
    assert submit(member, story, "hold C5", key="key-two-2").outcome == waiting.outcome == "hold"
    assert Comment.objects.count() == 2
    assert Case.objects.count() == 1


def test_key_of_another_is_no_key_of_mine(member, story):
    other = make_account()
    assert (
        submit(member, story, key="key-of-mine").comment
        != submit(other, story, key="key-of-mine").comment
    )


@pytest.mark.django_db(transaction=True)
def test_double_submit_at_once_is_one_comment(member, story):
    runners = race(4, lambda _: submit(member, story, "Sent twice.", key="the-same-key"))
    assert not errors(runners)
    assert len({intake.comment.pk for intake in results(runners)}) == 1
    assert {intake.outcome for intake in results(runners)} == {"publish"}
    assert Decision.objects.count() == 1
    story.refresh_from_db()
    assert story.comment_count == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_when_the_decision_cannot_be(member, story, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(gate, "record_engine_decision", fail)
    with pytest.raises(RuntimeError):
        submit(member, story)
    assert not Comment.objects.exists()
    story.refresh_from_db()
    assert story.comment_count == 0


@pytest.mark.django_db(transaction=True)
def test_first_nudges_at_once_are_all_counted(story):
    members = [make_account() for _ in range(4)]
    submit(members[0], story)
    runners = race(4, lambda number: submit(members[number], story, "nudge C12"))
    assert not errors(runners)
    assert NudgeCount.objects.get().count == 4
