import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.roles import Role
from folkmoot.api.schemas.own import MineOut
from folkmoot.discussion.actions.comments import add_revision
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.api.browser import Browser
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def _mine(browser: Browser, story, **query: str) -> MineOut:
    response = browser.get(f"/stories/{story.public_id}/mine", **query)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    return MineOut.model_validate_json(response.content)


def test_a_visitor_gets_nothing_and_no_cookie(visitor: Browser) -> None:
    mine = _mine(visitor, make_story())
    lists = {key: [] for key in ("drafts", "own", "reactions", "muted", "rights")}
    nobody = {"account": None, "token": None, "refusal": None, "follows": None, "unread": 0}
    assert mine == MineOut(**nobody, **lists)
    assert settings.CSRF_COOKIE_NAME not in visitor.client.cookies


def test_a_visitor_gets_a_token_for_the_asking(visitor: Browser) -> None:
    assert _mine(visitor, make_story(), token="1").token
    assert settings.CSRF_COOKIE_NAME in visitor.client.cookies


def test_a_member_gets_what_is_theirs(sign_in) -> None:
    account, story = make_account(), make_story()
    held = make_comment(story, author=account, state=CommentState.HELD)
    removed = make_comment(story, author=account, state=CommentState.REMOVED, rule="C12")
    shown = make_comment(story, author=account)
    other = make_comment(story)
    react(account, other)
    keep_draft(account, story, "Half a thought", parent=other)
    ids = f"{shown.public_id},{other.public_id},nonsense,"
    mine = _mine(sign_in(account), story, comments=ids)
    assert mine.account is not None
    assert (mine.account.id, mine.account.name) == (account.public_id, account.display_name)
    assert mine.token
    assert mine.refusal is None
    assert [(each.id, each.state) for each in mine.own] == [
        (shown.public_id, "published"),
        (removed.public_id, "removed"),
        (held.public_id, "held"),
    ]
    assert mine.own[1].rule == "C12"
    assert not mine.own[1].may_edit
    assert mine.reactions == [other.public_id]
    assert [(each.parent, each.text) for each in mine.drafts] == [
        (other.public_id, "Half a thought")
    ]


def test_an_edit_that_waits_is_told_to_its_author_alone(sign_in) -> None:
    comment = make_comment(text="As it stands.")
    add_revision(comment, by=comment.author, rendered=render("Better."), base=1, is_shown=False)
    (own,) = _mine(sign_in(comment.author), comment.story).own
    assert own.waiting is not None
    assert (own.text, own.waiting.text, own.revision) == ("As it stands.", "Better.", 2)
    others = _mine(sign_in(make_account()), comment.story, comments=comment.public_id)
    assert others.own == []


def test_the_reason_why_not_comes_before_anything_is_typed(sign_in) -> None:
    story = make_story()
    unready = {
        "email-unconfirmed": make_account(confirmed=False),
        "account-closing": make_account(),
        "consent-needed": make_account(consented=False),
    }
    request_closure(unready["account-closing"])
    for code, account in unready.items():
        refusal = _mine(sign_in(account), story).refusal
        assert refusal is not None
        assert refusal.code == code
        assert refusal.facts["address"].startswith("/account/")
    late = make_account()
    close_story(make_account(role=Role.EDITOR), story, "Enough.")
    refusal = _mine(sign_in(late), story).refusal
    assert refusal is not None
    assert (refusal.code, refusal.facts["reason"]) == ("story-closed", "Enough.")


def test_the_number_of_queries_does_not_grow(sign_in) -> None:
    account, story = make_account(), make_story()
    browser, counted, ids = sign_in(account), [], []
    for size in (1, 12):
        for _ in range(size):
            comment = make_comment(story, author=account, state=CommentState.REMOVED)
            other = make_comment(story)
            react(account, other)
            keep_draft(account, story, "Text", parent=other)
            ids += [comment.public_id, other.public_id]
        with CaptureQueriesContext(connection) as queries:
            mine = _mine(browser, story, comments=",".join(ids))
        assert len(mine.own) == len(mine.reactions) == len(mine.drafts) == len(ids) // 2
        counted.append(len(queries))
    assert counted[0] == counted[1]
