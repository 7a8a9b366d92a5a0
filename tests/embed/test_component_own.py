"""What only its author sees: waiting, removed, edited and recommended comments."""

import pytest

from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.models import Comment
from folkmoot.discussion.rendering import render
from tests.embed.people import article, focused_id
from tests.make import make_comment
from tests.plumbing.waiting import wait_until

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I cross this bridge each day, and the ferry is missing in the figures."
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"


def test_a_waiting_comment_is_there_for_its_author_alone(new_page, talk, author, read):
    make_comment(talk, author=author, text=TEXT, state="held")
    own, other = new_page(), new_page()
    read(own, account=author)
    read(other)
    assert own.locator(".fm-comment--waiting").inner_text().count(TEXT) == 1
    assert TEXT not in other.content()


def test_a_waiting_reply_hangs_below_what_it_answers(page, talk, author, read):
    parent = make_comment(talk)
    reply = make_comment(parent=parent, author=author, text=TEXT, state="held")
    read(page, account=author)
    branch = page.locator(".fm-branch", has=article(page, parent)).first
    assert branch.locator(f"#comment-{reply.public_id}").count() == 1


def test_a_removed_comment_of_mine_names_the_rule_and_the_way_on(page, talk, author, read):
    comment = make_comment(talk, author=author, text=TEXT)
    make_comment(parent=comment)
    change_state(comment, "removed", rule="C5")
    read(page, account=author)
    assert "Your comment was removed by the newsroom" in article(page, comment).inner_text()


def test_an_edit_stands_in_place_and_says_so(page, talk, author, read):
    comment = make_comment(talk, author=author, text="The ferry runs.")
    read(page, account=author)
    article(page, comment).get_by_role("button", name="Edit").click()
    field = article(page, comment).locator("textarea")
    assert field.input_value() == "The ferry runs."
    field.fill("The ferry runs no more.")
    article(page, comment).get_by_role("button", name="Save").click()
    article(page, comment).get_by_text("edited by the author").wait_for()
    assert "The ferry runs no more." in article(page, comment).inner_text()
    assert article(page, comment).get_by_role("button", name="Edit").count() == 1
    assert focused_id(page) == f"comment-{comment.public_id}"


def test_a_held_edit_leaves_the_text_that_stands(page, talk, author, read):
    comment = make_comment(talk, author=author, text="The ferry is missing.")
    read(page, account=author)
    article(page, comment).get_by_role("button", name="Edit").click()
    article(page, comment).locator("textarea").fill(SHOUTED)
    article(page, comment).get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Send it to a moderator as it is").click()
    article(page, comment).get_by_text("Your edit waits for a moderator.").wait_for()
    assert "The ferry is missing." in article(page, comment).inner_text()


def test_an_edit_that_another_one_overtook_keeps_both_texts_in_sight(page, talk, author, read):
    comment = make_comment(talk, author=author, text="First.")
    read(page, account=author)
    article(page, comment).get_by_role("button", name="Edit").click()
    add_revision(comment, by=author, rendered=render("From my phone."), base=1, is_shown=True)
    article(page, comment).locator("textarea").fill("From my desk.")
    article(page, comment).get_by_role("button", name="Save").click()
    article(page, comment).get_by_text("From my phone.").wait_for()
    assert article(page, comment).locator("textarea").input_value() == "From my desk."
    article(page, comment).get_by_role("button", name="Save").click()
    article(page, comment).get_by_text("edited by the author").wait_for()
    assert Comment.objects.get().shown_revision.source == "From my desk."


def test_a_recommendation_counts_once_and_is_taken_back(page, talk, author, read):
    comment = make_comment(talk)
    read(page, account=author)
    button = article(page, comment).locator('[data-act="recommend"]')
    button.click()
    wait_until(lambda: Comment.objects.get().reaction_count == 1)
    assert button.get_attribute("aria-pressed") == "true"
    assert button.inner_text().split() == ["Recommend", "1"]
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    wait_until(lambda: Comment.objects.get().reaction_count == 0)
    assert button.inner_text() == "Recommend"


def test_a_recommendation_that_failed_is_taken_back_with_a_word(page, talk, author, read):
    comment = make_comment(talk)
    read(page, account=author)
    page.route("**/reaction", lambda route: route.abort())
    button = article(page, comment).locator('[data-act="recommend"]')
    button.click()
    alert = article(page, comment).get_by_role("alert")
    alert.wait_for()
    assert "There is no connection." in alert.inner_text()
    assert button.get_attribute("aria-pressed") == "false"
    assert button.inner_text() == "Recommend"


def test_a_stranger_is_told_how_to_recommend(page, talk, read):
    comment = make_comment(talk)
    read(page)
    article(page, comment).locator('[data-act="recommend"]').click()
    assert "Log in" in article(page, comment).get_by_role("alert").inner_text()


def test_nobody_recommends_their_own(page, talk, author, read):
    comment = make_comment(talk, author=author)
    read(page, account=author)
    assert article(page, comment).locator('[data-act="recommend"]').is_disabled()
