from datetime import timedelta

import pytest
import time_machine

from folkmoot.accounts.roles import Role
from folkmoot.api.schemas.comments import IntakeOut, NudgeOut, PreviewOut
from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.models import Comment, Draft
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.api.browser import Browser, code_of
from tests.make import make_account, make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db

CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."
SHOUTED = "THIS BRIDGE WAS PROMISED TO ALL OF US TEN YEARS AGO AND NOTHING HAS BEEN BUILT SINCE."


def _comment(browser: Browser, story, text: str = CLEAN, **fields):
    body = {"text": text, "key": "key-of-this-text"} | fields
    return browser.post(f"/stories/{story.public_id}/comments", body)


def test_a_clean_comment_stands(sign_in) -> None:
    story, author = make_story(), make_account()
    response = _comment(sign_in(author), story)
    assert response.status_code == 201
    intake = IntakeOut.model_validate_json(response.content)
    assert (intake.outcome, intake.comment.state, intake.comment.text) == (
        "publish",
        "published",
        CLEAN,
    )
    assert intake.comment.may_edit
    assert response["Cache-Control"] == "private, no-store"
    assert Comment.objects.get().is_published


def test_a_nudge_stores_nothing_and_shows_the_place(sign_in) -> None:
    browser, story = sign_in(make_account()), make_story()
    response = _comment(browser, story, SHOUTED)
    assert response.status_code == 422
    nudge = NudgeOut.model_validate_json(response.content)
    assert nudge.advice[0].rule == "C19"
    assert nudge.advice[0].spans
    assert not Comment.objects.exists()


def test_who_insists_waits_for_a_person(sign_in) -> None:
    browser, story = sign_in(make_account()), make_story()
    response = _comment(browser, story, SHOUTED, insists=True)
    assert response.status_code == 202
    intake = IntakeOut.model_validate_json(response.content)
    assert (intake.outcome, intake.comment.state) == ("hold", "held")


def test_a_reply_stands_below_its_parent(sign_in) -> None:
    parent = make_comment()
    response = _comment(sign_in(make_account()), parent.story, parent=parent.public_id)
    assert response.json()["comment"]["parent"] == parent.public_id


def test_ac_129_the_same_key_gives_the_first_answer_again(sign_in) -> None:
    browser, story = sign_in(make_account()), make_story()
    first = _comment(browser, story)
    again = _comment(browser, story)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"text": ""}, 422, "text-empty"),
        ({"text": "\u200b\u3164"}, 422, "text-empty"),
        ({"text": "a" * 5001}, 422, "text-too-long"),
        ({"text": "a\u0301" * 16_384}, 422, "text-too-long"),
        ({"text": "a\0b"}, 400, "text-not-readable"),
        ({"text": "a\ufffe"}, 400, "text-not-readable"),
        ({"key": "short"}, 400, "key-not-valid"),
        ({"key": "k" * 65}, 400, "key-not-valid"),
        ({"key": "with\0nul-inside"}, 400, "key-not-valid"),
        ({"parent": "01m83a48h053jvfa91tdys9w22"}, 409, "parent-not-open"),
        ({"parent": "\0"}, 409, "parent-not-open"),
    ],
)
def test_bad_input_is_refused_by_name_and_nothing_is_stored(sign_in, fields, status, code) -> None:
    response = _comment(sign_in(make_account()), make_story(), **fields)
    assert (response.status_code, code_of(response)) == (status, code)
    assert not Comment.objects.exists()


def test_a_reply_to_what_was_removed(sign_in) -> None:
    parent = make_comment()
    change_state(parent, CommentState.REMOVED)
    response = _comment(sign_in(make_account()), parent.story, parent=parent.public_id)
    assert (response.status_code, code_of(response)) == (409, "parent-not-open")


def test_a_closed_story_says_why(sign_in) -> None:
    story = make_story()
    close_story(make_account(role=Role.EDITOR), story, "The vote is over.")
    response = _comment(sign_in(make_account()), story)
    assert (response.status_code, code_of(response)) == (409, "story-closed")
    assert response.json()["error"]["facts"] == {"reason": "The vote is over."}


@pytest.mark.parametrize(
    ("missing", "code"), [("confirmed", "email-unconfirmed"), ("consented", "consent-needed")]
)
def test_what_comes_first_is_named_and_the_text_is_kept(sign_in, missing, code) -> None:
    account, story = make_account(**{missing: False}), make_story()
    response = _comment(sign_in(account), story)
    assert (response.status_code, code_of(response)) == (403, code)
    assert Draft.objects.get(account=account).text == CLEAN


def test_a_visitor_is_asked_to_log_in(visitor: Browser) -> None:
    response = _comment(visitor, make_story())
    assert (response.status_code, code_of(response)) == (401, "log-in-needed")


def test_too_many_comments_at_once_wait_a_moment(sign_in) -> None:
    browser, story = sign_in(make_account()), make_story()
    with time_machine.travel("2026-11-23 12:00:01", tick=False):
        answers = [_comment(browser, story) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [429]
    assert code_of(answers[-1]) == "too-fast"
    assert int(answers[-1]["Retry-After"]) > 0


def _edit(browser: Browser, comment_id: str, **fields):
    return browser.put(f"/comments/{comment_id}", {"text": CLEAN, "revision": 1} | fields)


def test_an_edit_is_shown(sign_in) -> None:
    comment = make_comment()
    response = _edit(sign_in(comment.author), comment.public_id)
    assert response.status_code == 200
    intake = IntakeOut.model_validate_json(response.content)
    assert (intake.comment.text, intake.comment.revision) == (CLEAN, 2)
    assert intake.comment.edited_at is not None


def test_an_edit_that_is_held_waits_and_the_former_text_stands(sign_in) -> None:
    comment = make_comment()
    response = _edit(sign_in(comment.author), comment.public_id, text=SHOUTED, insists=True)
    assert response.status_code == 202
    intake = IntakeOut.model_validate_json(response.content)
    assert intake.comment.waiting is not None
    assert intake.comment.waiting.text == SHOUTED
    assert intake.comment.text == comment.shown_revision.source


def test_an_edit_from_an_older_text_gets_the_newer_one(sign_in) -> None:
    comment = make_comment()
    add_revision(comment, by=comment.author, rendered=render("Newer."), base=1, is_shown=True)
    response = _edit(sign_in(comment.author), comment.public_id)
    assert (response.status_code, code_of(response)) == (409, "edited-meanwhile")
    assert response.json()["error"]["facts"] == {"revision": 2, "text": "Newer."}


def test_the_window_for_edits_closes(sign_in) -> None:
    story = make_story(make_publication(edit_minutes=10))
    comment = make_comment(story)
    browser = sign_in(comment.author)
    with time_machine.travel(comment.written_at + timedelta(minutes=11), tick=False):
        response = _edit(browser, comment.public_id)
    assert (response.status_code, code_of(response)) == (403, "edit-window-over")
    assert comment.revisions.count() == 1


def test_a_removed_comment_is_not_edited(sign_in) -> None:
    comment = make_comment(state=CommentState.REMOVED)
    response = _edit(sign_in(comment.author), comment.public_id)
    assert (response.status_code, code_of(response)) == (409, "comment-removed")


@pytest.mark.parametrize(
    "fields", [{}, {"text": ""}, {"revision": 9}, {"text": "x" * 6000}, {"insists": True}]
)
@pytest.mark.parametrize("state", CommentState.values)
def test_ac_029_anothers_comment_answers_as_a_missing_one(sign_in, fields, state) -> None:
    comment = make_comment(state=state)
    browser = sign_in(make_account())
    anothers = _edit(browser, comment.public_id, **fields)
    missing = _edit(browser, "01m83a48h053jvfa91tdys9w22", **fields)
    assert anothers.status_code == missing.status_code == 404
    assert anothers.content == missing.content
    assert comment.revisions.count() == 1
    for path in ("/comments/{}/revisions",):
        anothers = browser.get(path.format(comment.public_id))
        missing = browser.get(path.format("01m83a48h053jvfa91tdys9w22"))
        assert anothers.status_code == missing.status_code == 404
        assert anothers.content == missing.content


def test_the_history_is_for_the_author_and_for_moderators(sign_in) -> None:
    comment = make_comment(text="First.")
    add_revision(comment, by=comment.author, rendered=render("Second."), base=1, is_shown=True)
    for account in (comment.author, make_account(role=Role.MODERATOR)):
        response = sign_in(account).get(f"/comments/{comment.public_id}/revisions")
        assert [(each["number"], each["text"]) for each in response.json()] == [
            (1, "First."),
            (2, "Second."),
        ]


def test_a_preview_shows_and_advises_and_stores_nothing(sign_in) -> None:
    story, browser = make_story(), sign_in(make_account())
    response = browser.post(f"/stories/{story.public_id}/preview", {"text": f"*{SHOUTED}*"})
    preview = PreviewOut.model_validate_json(response.content)
    assert preview.html == f"<p><em>{SHOUTED}</em></p>"
    assert preview.advice
    assert not Comment.objects.exists()
