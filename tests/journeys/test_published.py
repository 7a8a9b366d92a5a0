"""A member comes from the front page, comments, and everybody reads it."""

import pytest

from folkmoot.discussion.models import Comment
from tests.journeys.steps import is_alive, log_in, write
from tests.make import make_account

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "What did the ferry cost in its last year? The story does not say."


def test_a_comment_is_published(new_page, story, check_accessibility):
    member = make_account("Miriam Okafor")
    writer, reader = new_page(), new_page(width=320, dark=True)

    writer.goto("/")
    writer.get_by_role("link", name=story.title).first.click()
    log_in(writer, member)
    assert writer.url.startswith(story.address)
    write(writer, TEXT)
    writer.get_by_text("Your comment is published.").wait_for(state="attached")
    comment = Comment.objects.get()
    assert writer.evaluate("document.activeElement.id") == f"comment-{comment.public_id}"

    reader.goto(story.address)
    reader.locator(".fm-story__count").click()
    reader.wait_for_function("document.activeElement.id === 'comments'")
    is_alive(reader)
    shown = reader.get_by_role("article", name="Miriam Okafor")
    assert TEXT in shown.inner_text()
    assert reader.context.cookies() == []
    check_accessibility(reader)

    reader.goto("/")
    assert reader.get_by_text("1 comment").count() >= 1
