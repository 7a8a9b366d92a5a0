"""The newsroom's picks: made with a reason that readers see, and on a tab of their own."""

from pathlib import Path

import pytest
from django.test import Client

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.featuring import feature, unfeature
from folkmoot.discussion.errors import CommentNotOpen
from folkmoot.discussion.models import Story
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.threads import Wish
from folkmoot.discussion.states import CommentState
from folkmoot.discussion.story_errors import PickReasonMissing
from tests.embed.reading import page_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db
REASON = "She was at the meeting & kept the minutes."


def picked(story: Story) -> list[str]:
    page = page_as_wished(story_now(story), Wish(order="featured"))
    return [thread.top.public_id for thread in page.threads]


def story_now(story: Story) -> Story:
    return Story.objects.select_related("publication", "edition").get(pk=story.pk)


def test_an_editor_picks_a_reply_and_takes_it_back(snapshots: Path) -> None:
    editor = make_account(role=Role.EDITOR)
    top = make_comment()
    reply = make_comment(parent=top)
    address = f"/discussion/comment/{reply.public_id}/feature/"
    browser = Client()
    browser.force_login(editor)
    assert "Newsroom pick" in browser.get(f"/discussion/comment/{reply.public_id}/acts/").text
    assert "Newsroom picks" not in page_of(top.story).one("nav", class_="fm-orders").text
    assert browser.post(address, {"reason": " "}).status_code == 422
    assert browser.post(address, {"reason": REASON}).status_code == 302
    page = page_of(top.story)
    assert page.one(class_="fm-comment__pick").text == f"Newsroom pick {REASON}"
    tab = page.one("nav", class_="fm-orders").all("a")[-1]
    assert tab.attributes["href"] == "?order=featured#comments"
    own = page_of(top.story, "?order=featured")
    assert [node.attributes["data-id"] for node in own.all("article")] == [reply.public_id]
    assert own.one(class_="fm-comment__answers").attributes["data-from"] == "always"
    assert "Take the pick back" in browser.get(address).text
    browser.post(address, {"act": "unfeature"})
    assert picked(top.story) == []


def test_who_may_pick_what(snapshots: Path) -> None:
    editor, story = make_account(role=Role.EDITOR), make_story()
    comment = make_comment(story)
    for other in (make_account(), make_account(role=Role.MODERATOR), comment.author):
        with pytest.raises(NotAllowed):
            feature(other, comment, REASON)
        with pytest.raises(NotAllowed):
            unfeature(other, comment)
    for reason in ("", "\u200b", "long " * 60):
        with pytest.raises(PickReasonMissing):
            feature(editor, comment, reason)
    feature(editor, comment, REASON)
    before = story_now(story).version
    unfeature(editor, make_comment(make_story()))
    assert story_now(story).version == before
    assert picked(story) == [comment.public_id]
    change_state(comment, CommentState.REMOVED, rule="C12")
    assert picked(story) == []
    with pytest.raises(CommentNotOpen):
        feature(editor, comment, REASON)
    change_state(comment, CommentState.PUBLISHED)
    assert picked(story) == [comment.public_id]
