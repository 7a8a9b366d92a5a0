"""What cannot be sent: each refusal in its own words, and the text stays."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.models import Comment
from tests.embed.people import article, composer, send, sign_in, sign_out
from tests.make import make_account
from tests.moderation.make import decided, open_case_of, submit

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I cross this bridge each day, and the ferry is missing in the figures."
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"


REFUSED = {
    "empty": (" \n ", "Please write something first."),
    "too long": ("a" * 5001, "Your text is too long: 5,000 characters are the limit."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_sent_is_said_at_the_field(page, talk, author, read, case):
    text, words = REFUSED[case]
    read(page, account=author)
    send(page, text)
    field = composer(page)
    page.get_by_text(words).wait_for()
    assert field.input_value() == text
    assert field.get_attribute("aria-invalid") == "true"
    assert "composer-error" in field.get_attribute("aria-describedby")
    assert field.evaluate("node => node === document.activeElement")


def fail(page, status_code, code, **facts):
    body = {"error": {"code": code, "message": "Said by the server.", "facts": facts}}
    page.route("**/comments", lambda route: route.fulfill(status=status_code, json=body))


FAILURES = {
    "too fast": ((429, "too-fast", {"seconds": 12}), "try again in 12 seconds"),
    "closed": ((409, "story-closed", {"reason": "The trial begins."}), "The trial begins."),
    "paused": ((403, "paused", {"ends_at": "2031-05-06T10:00:00Z"}), "It ends on"),
    "unconfirmed": ((403, "email-unconfirmed", {}), "Said by the server."),
    "answered one gone": ((409, "parent-not-open", {}), "Said by the server."),
    "broken": ((500, "internal-error", {}), "Said by the server."),
}


@pytest.mark.parametrize("case", FAILURES)
def test_each_failure_has_its_own_words_and_the_text_stays(page, talk, author, read, case):
    (status_code, code, facts), words = FAILURES[case]
    read(page, account=author)
    fail(page, status_code, code, **facts)
    send(page, TEXT)
    page.get_by_text(words).wait_for()
    assert composer(page).input_value() == TEXT


def test_without_a_network_the_text_stays_and_goes_out_later(page, talk, author, read):
    read(page, account=author)
    page.context.set_offline(True)
    send(page, TEXT)
    page.get_by_text("There is no connection. Your text is kept").wait_for()
    page.context.set_offline(False)
    page.locator('[data-part="send"]').first.click()
    page.locator("article").wait_for()
    assert Comment.objects.count() == 1


def test_who_came_without_a_network_is_not_taken_for_a_stranger(page, talk, author, read):
    page.route("**/mine?**", lambda route: route.abort())
    read(page, account=author)
    send(page, TEXT)
    page.get_by_text("There is no connection. Your text is kept").wait_for()
    page.unroute("**/mine?**")
    page.locator('[data-part="send"]').first.click()
    page.locator("article").wait_for()
    assert Comment.objects.count() == 1


def test_a_comment_whose_row_is_late_stands_all_the_same(page, talk, author, read):
    read(page, account=author)
    page.route("**/fragment/", lambda route: route.abort())
    send(page, TEXT)
    page.locator("article", has_text=TEXT).wait_for()
    assert composer(page).input_value() == ""


def test_a_token_that_aged_is_renewed_without_a_word(page, talk, author, read):
    read(page, account=author)
    page.context.clear_cookies(name="folkmoot-csrf")
    send(page, TEXT)
    page.locator("article").wait_for()
    assert Comment.objects.count() == 1


def test_a_session_that_ended_keeps_the_text_for_the_way_through_log_in(page, talk, author, read):
    read(page, account=author)
    composer(page).fill(TEXT)
    sign_out(page)
    page.locator('[data-part="send"]').first.click()
    page.get_by_role("button", name="Register or log in to publish").wait_for()
    assert composer(page).input_value() == TEXT


def test_who_must_agree_first_sees_why_and_where(page, talk, read):
    author = make_account(consented=False)
    sign_in(page, author)
    read(page)
    composer(page).fill(TEXT)
    reason = page.locator('[data-part="reason"]').first
    assert "Our privacy policy has changed." in reason.inner_text()
    assert reason.get_by_role("link").get_attribute("href") == "/account/privacy-policy/"


def test_a_story_that_closes_while_one_writes_says_so(page, talk, author, read):
    read(page, account=author)
    close_story(make_account(role=Role.EDITOR), talk, reason="The trial begins.")
    send(page, TEXT)
    page.get_by_text("The discussion of this story is closed.").first.wait_for()
    assert composer(page).input_value() == TEXT


def test_who_has_not_confirmed_the_address_sees_where_to(page, talk, read):
    author = make_account(confirmed=False)
    sign_in(page, author)
    read(page)
    composer(page).fill(TEXT)
    reason = page.locator('[data-part="reason"]').first
    assert "Please confirm your e-mail address first" in reason.inner_text()
    assert reason.get_by_role("link").get_attribute("href") == "/account/confirm-email/"
    assert composer(page).input_value() == TEXT


@pytest.mark.parametrize("measure", ["pause", "block"])
def test_who_may_not_write_reads_why_until_when_and_what_to_do(page, talk, author, read, measure):
    intake = submit(author, talk, SHOUTED, insists=True)
    moderator = make_account("Clara Voss", role=Role.MODERATOR)
    days = 3 if measure == "pause" else None
    case = open_case_of(intake.comment)
    decided(moderator, case, "remove", rules=("C19",), measure=measure, days=days)
    read(page, account=author)
    removed = article(page, intake.comment)
    assert "Your comment was removed by the newsroom: Readable writing (C19)." in (
        removed.inner_text()
    )
    assert "/my/statements/" in removed.get_by_role("link").last.get_attribute("href")
    composer(page).fill(TEXT)
    reason = page.locator('[data-part="reason"]').first
    assert ("It ends on" in reason.inner_text()) == (measure == "pause")
    statement = reason.get_by_role("link", name="Read the reasons")
    composer(page).press("Control+Enter")
    assert statement.evaluate("link => link === document.activeElement")
    statement.click()
    page.wait_for_url("**/my/statements/**")
    page.go_back()
    page.wait_for_selector("[data-ready]")
    assert composer(page).input_value() == TEXT
