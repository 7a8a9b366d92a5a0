"""Marker strings in everything personal: none of them is in what the public can read."""

import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.make import make_account, make_comment, make_policy, make_story

pytestmark = pytest.mark.django_db


def test_ac_034_no_personal_data_in_public_answers(sign_in, visitor) -> None:
    make_policy(version="marker-policy")
    story = make_story()
    author = make_account("Marker Name")
    secrets = [author.email, author.password, "marker-policy", author.public_id]
    top = make_comment(story, author=author, text="Shown words.")
    secrets += [top.submission_key]
    make_comment(story, author=author, text="marker-held", state=CommentState.HELD)
    gone = make_comment(parent=top, author=author, text="marker-removed")
    below = make_comment(parent=gone)
    change_state(gone, CommentState.REMOVED, rule="C5")
    add_revision(top, by=author, rendered=render("marker-waiting"), base=1, is_shown=False)
    keep_draft(author, story, "marker-draft")
    reader = make_account("Marker Reader")
    react(reader, below)
    secrets += ["Marker Reader", "marker-held", "marker-removed", "marker-waiting", "marker-draft"]
    paths = [
        f"/stories/{story.public_id}/thread",
        f"/stories/{story.public_id}/thread?comment={below.public_id}",
        f"/comments/{top.public_id}/thread",
        f"/comments/{below.public_id}/thread",
        f"/comments/{top.public_id}/revisions",
        f"/stories/{story.public_id}/mine?comments={top.public_id},{gone.public_id}",
    ]
    for browser in (visitor, sign_in(make_account())):
        for path in paths:
            response = browser.client.get(f"/api/v1{path}")
            text = response.content.decode() + str(response.headers)
            assert [secret for secret in secrets if secret in text] == [], path
    shown = visitor.get(f"/stories/{story.public_id}/thread").json()
    assert shown["threads"][0]["top"]["author_name"] == "Marker Name"
    assert [reply["state"] for reply in shown["threads"][0]["replies"]] == ["removed", "published"]
    assert shown["threads"][0]["replies"][0]["author_name"] == ""


def test_a_closing_account_has_no_name_any_more(visitor) -> None:
    author = make_account("Marker Leaving")
    comment = make_comment(author=author)
    make_comment(parent=comment)
    request_closure(author)
    text = visitor.get(f"/stories/{comment.story.public_id}/thread").content.decode()
    assert "Marker Leaving" not in text
    assert "closed-account" in text
