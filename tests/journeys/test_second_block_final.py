"""Blocked, heard and pardoned, blocked again, confirmed by a second person: final (A10)."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Sanction
from tests.journeys.desk import answer, at_the_desk, decide, press_decide, take_the_next
from tests.journeys.steps import is_alive, log_in, write
from tests.make import make_account

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
BLOCKED = "Your account is blocked from writing."


def test_a_second_block_is_final(new_page, story, check_accessibility):
    member = make_account("Jonas Weidner")
    author, first, second = new_page(), new_page(), new_page()
    author.goto(story.address)
    log_in(author, member)
    at_the_desk(first, make_account("Mira Stone", role=Role.MODERATOR))
    at_the_desk(second, make_account("Noor Haddad", role=Role.MODERATOR))

    _breach(author, story, "Call the mayor at home on +44 20 7946 0958, she deserves no sleep.")
    _block(first)
    author.goto(story.address)
    is_alive(author)
    author.get_by_text(BLOCKED).first.wait_for()
    write(author, "I try it all the same.")
    author.get_by_text(BLOCKED).first.wait_for()
    assert Comment.objects.count() == 1
    check_accessibility(author)

    _write_letter(author, member)

    take_the_next(second)
    answer(second, "The block was right and is lifted", "You named it yourself. Welcome back.")
    author.goto(story.address)
    is_alive(author)
    assert not author.get_by_text(BLOCKED).first.is_visible()

    _breach(author, story, "The mayor still answers on +44 20 7946 0959, keep calling her tonight.")
    _block(first)
    first.goto("/desk/?kind=final-block")
    first.locator("[data-case]").first.click()
    first.get_by_text("another person answers this one").wait_for()
    take_the_next(second)
    check_accessibility(second)
    answer(second, "Confirm: no further appeal to the newsroom", "The same thing, a second time.")

    assert Sanction.objects.get(ended_at=None).finality == "final"
    author.goto("/my/statements/")
    author.get_by_role("link", name="Your block is final").click()
    author.wait_for_load_state()
    assert author.locator("main").get_by_role("link", name="Write to the moderators").count() == 0
    author.goto("/my/comments/")
    assert author.get_by_role("heading", name="My comments").is_visible()


def _write_letter(author, member) -> None:
    author.goto("/my/statements/")
    author.get_by_role("link", name="Your account is blocked from writing").click()
    author.locator("main").get_by_role("link", name="Write to the moderators").click()
    assert author.get_by_label("Your user ID").input_value() == member.public_id
    author.get_by_role("button", name="Send the letter").click()
    author.get_by_text("Please explain what led to the decision.").wait_for()
    author.get_by_label("Explanation").fill("I published a number that was not mine to publish.")
    author.get_by_role("button", name="Send the letter").click()
    author.get_by_text("Your letter has arrived").wait_for()


def _breach(author, story, text: str) -> None:
    author.goto(story.address)
    write(author, text)
    author.get_by_text("Waiting for a moderator").first.wait_for()


def _block(desk) -> None:
    take_the_next(desk)
    decide(desk, "remove", rules=("C7",), words="This is somebody's private number.")
    desk.get_by_label("And for the account").select_option("block")
    press_decide(desk)
