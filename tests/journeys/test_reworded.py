"""The standards ask for other words; the author finds them, and the comment stands."""

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Case
from tests.journeys.steps import composer, log_in, write
from tests.make import make_account

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"
CALM = "The council has not told us the truth about this bridge for ten years."


def test_a_nudged_comment_is_reworded(page, story, check_accessibility):
    page.goto(story.address)
    log_in(page, make_account("Jonas Weidner"))
    write(page, SHOUTED)
    page.get_by_role("heading", name="Before this goes out").wait_for()
    assert page.locator(".fm-nudge mark").count() >= 1
    check_accessibility(page)
    rule = page.get_by_role("link", name="Read the rule")
    assert page.request.get(rule.get_attribute("href").partition("#")[0]).ok

    page.get_by_role("button", name="Reword").click()
    assert composer(page).evaluate("field => field === document.activeElement")
    composer(page).fill(CALM)
    composer(page).press("Control+Enter")
    page.get_by_role("article", name="Jonas Weidner").wait_for()

    comment = Comment.objects.get()
    assert (comment.state, comment.shown_revision.source) == ("published", CALM)
    assert comment.revisions.count() == 1
    assert not Case.objects.exists()
