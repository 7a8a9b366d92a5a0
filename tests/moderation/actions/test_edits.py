"""Edits: the same gate, kept revisions, nothing brought into view."""

import pytest

from folkmoot.discussion.errors import (
    CommentRemoved,
    CommentUnknown,
    EditedMeanwhile,
    EditWindowOver,
    NothingChanged,
)
from folkmoot.discussion.models import Publication
from folkmoot.moderation.errors import HigherRank, PausedFromWriting
from folkmoot.moderation.models import Case, Decision, NudgeCount
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment
from tests.moderation.make import decided, edit, measured, open_case_of, submit


@pytest.fixture
def comment(member, story):
    return submit(member, story, "The first text.").comment


def test_clean_edit_is_shown_and_kept(member, comment):
    intake = edit(member, comment, "The second text.")
    comment.refresh_from_db()
    assert intake.outcome == "publish"
    assert comment.shown_revision == intake.revision
    assert [each.source for each in comment.revisions.all()] == [
        "The first text.",
        "The second text.",
    ]
    assert comment.edited_at is not None
    assert not comment.is_edited_by_staff
    assert Decision.objects.filter(comment=comment).latest("pk").revision == intake.revision


def test_held_edit_leaves_the_shown_text(member, comment):
    intake = edit(member, comment, "now hold C5 in it")
    comment.refresh_from_db()
    assert intake.outcome == "hold"
    assert comment.state == "published"
    assert comment.shown_revision.source == "The first text."
    assert comment.waiting_revision == intake.revision
    case = open_case_of(comment)
    assert (case.revision, case.reason) == (intake.revision, "found")


def test_edit_of_a_waiting_edit_takes_its_place_and_waits_too(member, comment):
    edit(member, comment, "now hold C5 in it")
    case = open_case_of(comment)
    intake = edit(member, comment, "All clean now.")
    comment.refresh_from_db()
    assert intake.outcome == "hold"
    assert comment.shown_revision.source == "The first text."
    assert comment.waiting_revision == intake.revision
    changed = open_case_of(comment)
    assert (changed.pk, changed.revision, changed.change) == (case.pk, intake.revision, 1)


def test_edit_of_a_held_comment_stays_held(member, story):
    comment = submit(member, story, "hold C5").comment
    intake = edit(member, comment, "All clean now.")
    comment.refresh_from_db()
    assert (intake.outcome, comment.state) == ("hold", "held")
    assert comment.shown_revision.source == "All clean now."
    case = open_case_of(comment)
    assert (case.revision, case.change) == (intake.revision, 1)
    story.refresh_from_db()
    assert story.comment_count == 0


def test_edit_never_brings_a_removed_comment_back(member, story, moderator):
    comment = submit(member, story, "hold C5").comment
    decided(moderator, open_case_of(comment))
    comment.refresh_from_db()
    with pytest.raises(CommentRemoved):
        edit(member, comment, "All clean now.")
    comment.refresh_from_db()
    assert comment.state == "removed"
    assert comment.revisions.count() == 1


def test_nudged_edit_stores_nothing(member, comment):
    assert edit(member, comment, "nudge C12").outcome == "nudge"
    assert comment.revisions.count() == 1
    assert NudgeCount.objects.get().count == 1
    assert edit(member, comment, "nudge C12", insists=True).outcome == "hold"


def test_machine_never_removes_for_an_edit(member, comment):
    from folkmoot.moderation.models import StandardsVersion

    StandardsVersion.objects.update(earned=["C15"])
    assert edit(member, comment, "remove C15").outcome == "hold"
    comment.refresh_from_db()
    assert comment.state == "published"


def test_edit_begins_from_the_newest_text(member, comment):
    edit(member, comment, "The second text.")
    with pytest.raises(EditedMeanwhile) as refusal:
        edit(member, comment, "From the old one.", base_revision=1)
    assert refusal.value.facts == {"revision": 2, "text": "The second text."}
    with pytest.raises(NothingChanged):
        edit(member, comment, "The second text.")


def test_edit_of_another_is_as_though_it_were_not_there(comment):
    with pytest.raises(CommentUnknown):
        edit(make_account(), comment, "Words in your mouth.")


def test_window_is_over_for_the_author_only(member, comment, moderator, monkeypatch):
    Publication.objects.update(edit_minutes=0)
    comment.refresh_from_db()
    with pytest.raises(EditWindowOver):
        edit(member, comment, "Too late.")
    assert edit(moderator, comment, "Never too late.").outcome == "publish"


def test_paused_member_cannot_edit_an_old_comment(member, comment, story, moderator):
    measured(moderator, member, story, "pause", days=1)
    with pytest.raises(PausedFromWriting):
        edit(member, comment, "Quietly changed.")


def test_own_text_is_no_repetition_of_itself(member, comment, story, monkeypatch):
    seen = []

    def spy(submission, standards, *, earned=frozenset()):
        from tests.moderation.make import review_by_marks

        seen.append(submission.author.recent)
        return review_by_marks(submission, standards, earned=earned)

    monkeypatch.setattr("folkmoot.moderation.judging.review", spy)
    edit(member, comment, "The first text!")
    submit(member, story, "Another comment.")
    assert seen == [(), ("The first text!",)]


def test_moderators_edit_is_marked_kept_and_told(member, comment, moderator):
    intake = edit(moderator, comment, "The text without the name.")
    comment.refresh_from_db()
    assert comment.is_edited_by_staff
    assert comment.shown_revision == intake.revision
    assert intake.revision.written_by == moderator
    decision = Decision.objects.latest("pk")
    assert (decision.ruling, decision.decided_by) == ("publish", moderator)
    assert decision.verdict is not None
    assert Notification.objects.get(account=member).kind == "comment-edited"


def test_moderators_edit_of_a_held_comment_goes_to_its_case(member, story, moderator):
    comment = submit(member, story, "hold C5").comment
    edit(moderator, comment, "Without the insult.")
    comment.refresh_from_db()
    assert comment.state == "held"
    case = open_case_of(comment)
    assert (case.revision.source, case.change) == ("Without the insult.", 1)


def test_moderators_edit_of_a_peer_is_refused(story, moderator, second):
    comment = make_comment(story, author=second)
    with pytest.raises(HigherRank):
        edit(moderator, comment, "Better words.")


def test_edit_while_a_moderator_looks_turns_the_case_to_it(member, comment, moderator):
    from folkmoot.moderation.actions.cases import open_case_on

    open_case_on(moderator, comment.public_id)
    intake = edit(member, comment, "The second text.")
    case = Case.objects.get(closed_at=None)
    assert intake.outcome == "publish"
    assert (case.revision, case.change) == (intake.revision, 1)
