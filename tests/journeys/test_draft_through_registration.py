"""Written before there was an account; published after it, on another device."""

import pytest

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Comment, Draft
from folkmoot.moderation.actions.standards import adopt_default
from tests.journeys.steps import composer, fill_in_log_in, is_alive, link_in
from tests.make import make_account, make_comment, make_policy
from tests.plumbing.waiting import wait_until

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I have a question about the ferry, and no account yet."
SECRET = "seven ferries cross at dawn"


def test_a_draft_goes_through_registration(new_page, story, mailoutbox):
    make_policy(version="1")
    adopt_default(story.publication)
    desktop, phone = new_page(), new_page(width=360)
    write_as_a_stranger(desktop, story)
    register(desktop)
    wait_until(lambda: len(mailoutbox) == 1)

    phone.goto(link_in(mailoutbox[0]))
    phone.locator("main").get_by_role("button").click()
    fill_in_log_in(phone, "nora@mail.example", SECRET)
    is_alive(phone)
    assert phone.url.startswith(story.address)
    assert composer(phone).input_value() == TEXT
    assert composer(phone).evaluate("field => field === document.activeElement")
    phone.get_by_role("button", name="Publish").click()
    phone.get_by_role("article", name="Nora Lind").wait_for()

    comment = Comment.objects.get()
    assert (comment.state, comment.author) == (
        "published",
        Account.objects.get(display_name="Nora Lind"),
    )
    assert not Draft.objects.exists()


def test_a_reply_of_someone_with_an_account_comes_back_below_its_parent(new_page, story):
    parent = make_comment(story, author=make_account("Jonas Weidner"))
    member = make_account("Miriam Okafor")
    page = new_page()
    page.goto(story.address)
    is_alive(page)
    page.get_by_role("article", name="Jonas Weidner").get_by_role("link", name="Reply").click()
    page.get_by_label("Your reply to Jonas Weidner").fill(TEXT)
    page.get_by_role("link", name="I have an account").last.click()
    fill_in_log_in(page, member.email)
    is_alive(page)
    field = page.get_by_label("Your reply to Jonas Weidner")
    field.wait_for()
    assert field.input_value() == TEXT
    field.press("Control+Enter")
    page.get_by_role("article", name="Miriam Okafor").wait_for()
    assert Comment.objects.get(author=member).parent == parent


def write_as_a_stranger(page, story):
    page.goto(story.address)
    is_alive(page)
    composer(page).fill(TEXT)
    page.get_by_role("button", name="Register or log in to publish").click()
    page.wait_for_url("**/account/signup/**")


def register(page):
    page.get_by_label("E-mail").fill("nora@mail.example")
    page.get_by_label("Display name").fill("Nora Lind")
    page.get_by_label("Password").fill(SECRET)
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.locator("main").get_by_role("button", name="Register").click()
    page.wait_for_url("**/account/confirm-email/**")
