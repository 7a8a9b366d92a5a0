"""A new privacy policy: reading stays open, the account waits for a tick, the draft is there."""

import pytest

from folkmoot.accounts.roles import Role
from tests.journeys.steps import composer, fill_in_log_in, is_alive, log_in
from tests.make import make_account, make_policy

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I write this while the newsroom changes its policy."


def test_a_new_version_asks_once_and_loses_nothing(new_page, story, check_accessibility):
    member = make_account("Miriam Okafor")
    publisher = make_account("Paula Grant", role=Role.PUBLISHER)
    author, desk = new_page(), new_page()
    author.goto(story.address)
    log_in(author, member)
    is_alive(author)
    composer(author).fill(TEXT)

    make_policy(version="before", by=publisher)
    desk.goto("/account/login/?next=/desk/privacy-policy/")
    fill_in_log_in(desk, publisher.email)
    check_accessibility(desk)

    author.locator('[data-part="send"]').first.click()
    author.get_by_role("link", name="privacy policy").first.wait_for()
    author.goto("/my/comments/")
    author.wait_for_url("**/account/privacy-policy/**")
    check_accessibility(author)
    author.goto(story.address)
    is_alive(author)
    assert composer(author).input_value() == TEXT

    author.goto("/my/comments/")
    author.get_by_label("I have read the new privacy policy and agree to it.").check()
    author.get_by_role("button", name="Go on").click()
    author.goto(story.address)
    is_alive(author)
    assert composer(author).input_value() == TEXT
    author.locator('[data-part="send"]').first.click()
    author.get_by_text("Your comment is published.").wait_for(state="attached")
