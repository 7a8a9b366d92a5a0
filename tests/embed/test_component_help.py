"""Help lines in the component, for a writer who may be in distress."""

import pytest

from tests.embed.people import send

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESPAIR = "I can't go on like this, and I am so tired of it all."
PLAN = "I'm going to kill myself tonight. Thank you for reading."


def test_the_lines_stand_above_the_choices(page, talk, author, read):
    read(page, account=author)
    send(page, DESPAIR)
    box = page.locator(".is-nudged .fm-help-lines")
    box.wait_for()
    assert "You do not have to be alone with this." in box.inner_text()
    assert box.locator('a[href^="tel:"]').count() >= 1


def test_they_stand_below_a_comment_that_waits(page, talk, author, read):
    read(page, account=author)
    send(page, PLAN)
    box = page.locator("article .fm-help-lines")
    box.wait_for()
    assert box.locator('a[href^="tel:"]').count() >= 1


def test_nobody_else_is_shown_any(page, talk, author, read):
    read(page, account=author)
    send(page, "The bridge was promised ten years ago, and nothing was built.")
    page.locator("article").wait_for()
    assert page.locator(".fm-help-lines").count() == 0
