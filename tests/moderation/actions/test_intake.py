"""The gate: publish, nudge, hold, remove; refusals; one comment for one key."""

import pytest

from folkmoot.accounts.errors import ConsentNeeded, EmailUnconfirmed
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.errors import (
    ParentNotOpen,
    StoryClosed,
    TextEmpty,
    TextNotReadable,
    TextTooLong,
)
from folkmoot.discussion.models import Comment, Draft, Story
from folkmoot.moderation.actions import intake as gate
from folkmoot.moderation.actions.intake import preview_comment
from folkmoot.moderation.errors import BlockedFromWriting, PausedFromWriting
from folkmoot.moderation.models import Case, Decision, NudgeCount, Statement, Strike
from folkmoot.moderation.models.standards_version import StandardsVersion
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment
from tests.moderation.make import held, measured, submit


def test_clean_text_is_published_with_its_decision(member, story):
    intake = submit(member, story, "A bridge is a fine thing.")
    assert intake.outcome == "publish"
    assert intake.comment.state == "published"
    decision = Decision.objects.get(comment=intake.comment)
    assert (decision.ruling, decision.decided_by, decision.revision) == (
        "publish",
        None,
        intake.revision,
    )
    assert decision.standards == StandardsVersion.objects.get().version
    assert not Case.objects.exists()


def test_hold_opens_a_case_with_its_exhibit(member, story):
    intake = submit(member, story, "hold C5 and hold C12 here")
    assert intake.outcome == "hold"
    assert intake.comment.state == "held"
    case = Case.objects.get(comment=intake.comment)
    assert case.reason == "found"
    assert case.rule_ids == ("C5", "C12")
    assert case.exhibit.is_intact
    assert case.verdict["findings"][0]["spans"] == [[0, 7]]
    assert [each.rule for each in intake.advice] == ["C5", "C12"]


def test_nudge_stores_nothing_but_a_count(member, story):
    intake = submit(member, story, "nudge C12 here")
    assert intake.outcome == "nudge"
    assert intake.comment is None
    [advice] = intake.advice
    assert (advice.rule, advice.spans) == ("C12", ((0, 9),))
    assert all((advice.title, advice.words, advice.advice))
    assert not Comment.objects.exists()
    assert not Decision.objects.exists()
    assert not Draft.objects.exists()
    submit(member, story, "nudge C12 here again")
    count = NudgeCount.objects.get()
    assert (count.rule, count.count) == ("C12", 2)


def test_who_insists_is_read_by_a_person(member, story):
    intake = submit(member, story, "nudge C12 here", insists=True)
    assert intake.outcome == "hold"
    assert Case.objects.get().reason == "insisted"


def test_who_insists_on_a_clean_text_is_published(member, story):
    assert submit(member, story, "All clean.", insists=True).outcome == "publish"


@pytest.mark.parametrize("text", ["this fails", "this breaks"])
def test_what_fails_holds_and_is_recorded(member, story, text):
    intake = submit(member, story, text)
    assert intake.outcome == "hold"
    case = Case.objects.get()
    assert case.reason == "failed"
    assert case.verdict["failed"]
    assert Decision.objects.get().verdict["failed"]


def test_text_beyond_the_engine_holds(member, story, real_engine, monkeypatch):
    monkeypatch.setattr("folkmoot.standards.engine.MOST_BYTES", 10)
    intake = submit(member, story, "Longer than the engine takes.")
    assert intake.outcome == "hold"
    assert Case.objects.get().reason == "failed"


def test_check_first_waits_and_nudges_before(member, story):
    Story.objects.filter(pk=story.pk).update(mode="check-first")
    story.refresh_from_db()
    assert submit(member, story, "nudge C12").outcome == "nudge"
    assert submit(member, story, "All clean.").outcome == "hold"
    assert Case.objects.get().reason == "check-first"


def test_words_hidden_by_markup_are_judged_as_readers_see_them(member, story):
    intake = submit(member, story, "please ho**ld C5** now")
    assert intake.outcome == "hold"
    assert Case.objects.get().verdict["text"] == "plain"
    assert intake.advice[0].spans == ()


def test_machine_removes_only_what_has_earned_it(member, story):
    assert submit(member, story, "remove C15").outcome == "hold"
    StandardsVersion.objects.update(earned=["C15"])
    intake = submit(member, story, "remove C15")
    assert intake.outcome == "remove"
    assert intake.comment.state == "removed"
    assert intake.comment.removed_rule == "C15"
    statement = Statement.objects.get(decision__comment=intake.comment)
    assert statement.reasons["automated_decision"] == "AUTOMATED_DECISION_FULLY"
    assert not Strike.objects.exists()
    assert Notification.objects.get(account=member).kind == "comment-removed"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", TextEmpty),
        ("\u200b⁠ ", TextEmpty),
        ("x" * 5_001, TextTooLong),
        ("nul \x00", TextNotReadable),
        ("lone \ud800", TextNotReadable),
    ],
)
def test_what_is_no_text_is_refused(member, story, text, error):
    from folkmoot.moderation.gate import Written

    with pytest.raises(error):
        gate.submit_comment(member, story, Written(text, "a-key-of-mine"))
    assert not Comment.objects.exists()


def test_closed_story_and_gone_parent(member, story, editor):
    removed = make_comment(story, state="removed", rule="C5")
    with pytest.raises(ParentNotOpen):
        submit(member, story, parent=removed)
    close_story(editor, story, reason="Everything is said.")
    with pytest.raises(StoryClosed):
        submit(member, story)


def test_unconfirmed_address_keeps_the_draft(story):
    newcomer = make_account(confirmed=False)
    with pytest.raises(EmailUnconfirmed):
        submit(newcomer, story, "My first words here.")
    assert Draft.objects.get(account=newcomer, story=story).text == "My first words here."
    assert not Comment.objects.exists()


def test_missing_consent_keeps_the_draft(story):
    account = make_account(consented=False)
    parent = make_comment(story)
    with pytest.raises(ConsentNeeded):
        submit(account, story, "After the new policy.", parent=parent)
    assert Draft.objects.get(account=account).parent == parent


def test_posting_drops_the_draft(member, story):
    from folkmoot.discussion.actions.drafts import keep_draft

    keep_draft(member, story, "Half a thought")
    submit(member, story)
    assert not Draft.objects.exists()


def test_nudge_keeps_the_draft(member, story):
    from folkmoot.discussion.actions.drafts import keep_draft

    keep_draft(member, story, "Half a thought")
    submit(member, story, "nudge C12")
    assert Draft.objects.exists()


def test_block_and_pause_refuse_with_reason_and_end(member, story, moderator):
    pause = measured(moderator, member, story, "pause", days=3)
    with pytest.raises(PausedFromWriting) as refusal:
        submit(member, story)
    assert refusal.value.facts["ends_at"] == pause.sanction.ends_at.isoformat()
    assert refusal.value.facts["statement"] == pause.statement.public_id
    assert (refusal.value.facts["rule"], bool(refusal.value.facts["title"])) == ("C5", True)
    case = Case.objects.filter(account=member)
    assert not case.filter(closed_at=None).exists()
    assert not Comment.objects.filter(author=member, state="published").exists()


def test_block_is_named_before_a_pause(member, story, moderator):
    first, other = held(member, story), held(member, story)
    from tests.moderation.make import decided

    decided(moderator, first, measure="pause", days=3)
    decided(moderator, other, measure="block")
    with pytest.raises(BlockedFromWriting) as refusal:
        submit(member, story)
    assert refusal.value.facts["is_final"] is False
    assert refusal.value.facts["ends_at"] is None


def test_pause_is_over_at_its_end_whether_or_not_a_task_ran(member, story, moderator, monkeypatch):
    pause = measured(moderator, member, story, "pause", days=3)
    monkeypatch.setattr("folkmoot.moderation.queries.standing.now", lambda: pause.sanction.ends_at)
    assert submit(member, story).outcome == "publish"


def test_hold_next_waits(member, story, moderator):
    measured(moderator, member, story, "hold-next")
    intake = submit(member, story, "All clean.")
    assert intake.outcome == "hold"
    assert Case.objects.get(closed_at=None).reason == "hold-next"


def test_answered_author_is_told_once_without_the_text(member, story):
    parent = make_comment(story)
    reply = submit(member, story, "Words of mine alone.", parent=parent).comment
    note = Notification.objects.get(account=parent.author)
    assert note.kind == "reply"
    assert note.facts == {
        "name": member.display_name,
        "comment": reply.public_id,
        "story": story.title,
    }


def test_nobody_is_told_of_own_or_held_answers(member, story):
    own = make_comment(story, author=member)
    submit(member, story, parent=own)
    other = make_comment(story)
    submit(member, story, "hold C5", parent=other)
    assert not Notification.objects.exists()


def test_preview_shows_and_stores_nothing(member, story):
    preview = preview_comment(member, story, "**bold** nudge C12")
    assert "<strong>bold</strong>" in preview.html
    assert [each.rule for each in preview.advice] == ["C12"]
    assert not Comment.objects.exists()
    assert not NudgeCount.objects.exists()


def test_preview_refuses_what_is_no_text(member, story):
    with pytest.raises(TextEmpty):
        preview_comment(member, story, "  ")


def test_published_comment_costs_the_same_whatever_was_said_before(
    member, story, django_assert_max_num_queries
):
    submit(member, story)
    for _ in range(2):
        with django_assert_max_num_queries(29):
            submit(member, story)
        submit(member, story)
        submit(member, story)


def test_draft_that_cannot_be_kept_does_not_hide_the_first_reason(story, monkeypatch):
    monkeypatch.setattr("folkmoot.discussion.actions.drafts.MAX_DRAFTS", 0)
    with pytest.raises(EmailUnconfirmed):
        submit(make_account(confirmed=False), story, "My first words here.")
    assert not Draft.objects.exists()
