"""What is new announces itself, what waited is decided, all on a page that stands still."""

from typing import Any

import pytest

from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.states import CommentState
from tests.make import make_account, make_comment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ASK_AGAIN = 30_000


def test_new_comments_announce_themselves_and_move_nothing(
    page: Any, talk: Story, read: Any
) -> None:
    first = make_comment(talk, text="The first of all.")
    page.clock.install()
    read(page)
    pill = page.locator(".fm-live")
    page.get_by_role("button", name="Pause live updates").wait_for()
    article = page.locator(f"#comment-{first.public_id}")
    article.scroll_into_view_if_needed()
    place = article.bounding_box()

    make_comment(talk, text="A new one.")
    reply = make_comment(parent=first, text="A reply to the first.")
    page.clock.fast_forward(ASK_AGAIN)
    button = page.get_by_role("button", name="2 new comments")
    button.wait_for()
    assert article.bounding_box() == place
    assert page.locator(".fm-list article").count() == 1
    page.locator('[data-part="status"]', has_text="2 new comments").wait_for()

    button.click()
    page.locator(f"#comment-{reply.public_id}").wait_for()
    assert page.locator(".fm-list article").count() == 3
    assert pill.is_hidden()
    assert "A new one." in page.evaluate("document.activeElement.textContent")
    nested = page.locator(f".fm-branch:has(> #comment-{first.public_id}) .fm-replies article")
    assert nested.get_attribute("data-id") == reply.public_id
    assert page.locator('[data-part="total"]').inner_text() == "3 comments"

    page.get_by_role("button", name="Pause live updates").click()
    make_comment(talk)
    page.clock.fast_forward(2 * ASK_AGAIN)
    assert pill.is_hidden()
    page.reload()
    page.get_by_role("button", name="Resume live updates").click()
    make_comment(talk)
    page.clock.fast_forward(ASK_AGAIN)
    page.get_by_role("button", name="1 new comment").wait_for()


def test_what_waited_is_decided_while_its_author_looks_on(
    page: Any, talk: Story, read: Any
) -> None:
    author = make_account()
    make_comment(talk)
    held = make_comment(talk, author=author, text="I wait.", state=CommentState.HELD)
    lost = make_comment(talk, author=author, text="I go.", state=CommentState.HELD)
    page.clock.install()
    read(page, account=author)
    page.get_by_role("button", name="Pause live updates").wait_for()
    own = page.locator('[data-part="own"] article')
    assert own.count() == 2
    change_state(held, CommentState.PUBLISHED)
    change_state(lost, CommentState.REMOVED, rule="C12")
    page.clock.fast_forward(2 * ASK_AGAIN)
    page.locator(f".fm-list:not(.fm-list--own) #comment-{held.public_id}").wait_for()
    page.locator(f"#comment-{lost.public_id}", has_text="removed").wait_for()
    assert Comment.objects.filter(state=CommentState.HELD).count() == 0


def test_another_order_and_view_come_in_place_and_are_kept(
    page: Any, talk: Story, read: Any
) -> None:
    first = make_comment(talk, text="First.")
    make_comment(parent=first, text="A reply.")
    make_comment(talk, text="Second.")
    read(page)
    page.evaluate("window.isSame = true")
    page.get_by_role("link", name="Oldest").click()
    page.wait_for_url("**/?order=oldest")
    texts = page.locator(".fm-list .fm-comment__text")
    assert texts.all_inner_texts() == ["First.", "A reply.", "Second."]
    page.get_by_role("link", name="One by one").click()
    page.wait_for_url("**/?order=oldest&view=flat")
    page.locator('.fm-comment__answers[data-from="always"]').wait_for()
    assert page.locator(".fm-replies").count() == 0
    assert page.evaluate("window.isSame && document.activeElement.textContent") == "One by one"
    page.go_back()
    page.locator('[data-part="list"][data-view="open"]').wait_for()
    assert page.evaluate("window.isSame")
    page.get_by_role("link", name="Threads folded").click()
    page.wait_for_url("**/?order=oldest&view=folded")
    assert texts.all_inner_texts() == ["First.", "Second."]
    read(page)
    page.locator('[data-part="list"][data-view="folded"][data-order="oldest"]').wait_for()
    page.get_by_text("Show 1 more reply").click()
    page.locator(".fm-replies article").wait_for()
