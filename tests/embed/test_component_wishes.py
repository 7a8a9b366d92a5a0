"""Muting, following, quoting and naming in a browser (B11, UX-060, UX-068, UX-071)."""

from datetime import timedelta

import pytest

from folkmoot.core.clock import now
from folkmoot.discussion.models import Comment, Follow, Mention, Mute, Publication
from tests.embed.people import article, status
from tests.make import make_account, make_comment
from tests.plumbing.waiting import wait_until

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "The ferry was promised in the plan.\n\n> An older quote.\n\nIt never came."


def choose(page, comment, name):
    """Press an entry of the menu behind 'More'."""
    article(page, comment).locator('[data-act="more"]').click()
    page.get_by_role("menuitem", name=name).click()


def test_muting_folds_all_of_a_member_for_one_reader(new_page, talk, author, read):
    bore, other = make_account("Bo Loud"), make_comment(talk)
    first = make_comment(talk, author=bore)
    second = make_comment(parent=other, author=bore)
    page, others = new_page(), new_page()
    read(page, account=author)
    choose(page, first, "Mute Bo Loud")
    line = article(page, first).get_by_text("Bo Loud is muted.")
    line.wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Unmute"
    for comment in (first, second):
        assert not article(page, comment).locator(".fm-comment__text").is_visible()
    assert article(page, other).locator(".fm-comment__text").is_visible()
    page.reload()
    line.wait_for()
    read(others)
    assert article(others, first).locator(".fm-comment__text").is_visible()
    article(page, second).get_by_role("button", name="Unmute").click()
    article(page, first).locator(".fm-comment__text").wait_for()
    assert not Mute.objects.exists()


def test_following_from_the_menu(page, talk, author, read):
    comment = make_comment(talk, author=make_account("Bea Okafor"))
    read(page, account=author)
    own = Follow.objects.filter(account=author)
    names = ("Follow this thread", "Follow this story", "Follow Bea Okafor")
    for number, name in enumerate(names, 1):
        with page.expect_response("**/mine?*"):
            choose(page, comment, name)
        assert own.count() == number
    article(page, comment).get_by_text("You follow this.").wait_for()
    page.reload()
    page.wait_for_selector("[data-ready]")
    choose(page, comment, "Unfollow Bea Okafor")
    article(page, comment).get_by_text("You do not follow this any more.").wait_for()
    assert own.count() == 2
    assert page.evaluate("document.activeElement.dataset.act") == "more"


def test_selected_words_become_a_quote_that_leads_back(page, talk, author, read):
    comment = make_comment(talk, author=make_account("Bea Okafor"), text=TEXT)
    read(page, account=author)
    page.evaluate(
        """(id) => {
            const [first] = document.querySelectorAll(`#comment-${id} .fm-comment__text p`);
            getSelection().selectAllChildren(first);
        }""",
        comment.public_id,
    )
    page.get_by_role("button", name="Quote").click()
    field = article(page, comment).locator("textarea")
    address = f"/discussion/comment/{comment.public_id}/"
    value = field.input_value()
    assert value.startswith("> [@Bea Okafor](http")
    assert f"{address})\n>\n> The ferry was promised in the plan.\n" in value
    assert "It never came" not in value
    field.press_sequentially("So where is it?")
    article(page, comment).get_by_role("button", name="Publish").click()
    wait_until(lambda: status(page).inner_text() == "Your comment is published.")
    html = Comment.objects.get(parent=comment).shown_revision.html
    assert html.count("<blockquote>") == 1
    assert f'{address}" rel=' in html
    assert not Mention.objects.exists()


def test_a_quote_of_all_keeps_quotes_two_deep(page, talk, author, read):
    text = "> Once.\n> > Twice.\n> > > Thrice.\n\nMine."
    comment = make_comment(talk, text=text)
    read(page, account=author)
    choose(page, comment, "Quote")
    lines = article(page, comment).locator("textarea").input_value().split("\n")
    assert "> > Once." in lines
    assert "> Mine." in lines
    assert not [line for line in lines if "Twice" in line]


def test_names_of_the_thread_are_completed_by_keys(page, talk, author, read, check_accessibility):
    top = make_comment(talk, author=make_account("Bea Okafor"))
    make_account("Beate Elsewhere")
    read(page, account=author)
    article(page, top).locator('[data-act="reply"]').click()
    field = article(page, top).locator("textarea")
    field.press_sequentially("As @Be")
    option = page.get_by_role("option", name="Bea Okafor")
    option.wait_for()
    assert page.get_by_role("option").count() == 1
    check_accessibility(page)
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert field.is_visible()
    field.press_sequentially("a")
    option.wait_for()
    field.press("Enter")
    assert field.input_value() == "As @Bea Okafor "
    field.press_sequentially("said: the ferry is missing.")
    field.press("Control+Enter")
    wait_until(lambda: status(page).inner_text() == "Your comment is published.")
    assert Mention.objects.filter(account=top.author).exists()


def test_the_time_left_to_edit_is_told_and_then_explained(page, talk, author, read):
    Publication.objects.update(edit_minutes=15)
    comment = make_comment(talk, author=author)
    read(page, account=author)
    left = article(page, comment).locator('[data-part="edit-left"]')
    assert left.inner_text() == "15 minutes left to edit"
    Comment.objects.update(written_at=now() - timedelta(minutes=16))
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert left.inner_text() == ""
    article(page, comment).get_by_role("button", name="Edit").click()
    note = article(page, comment).get_by_role("alert")
    assert note.inner_text().startswith("The time to edit this comment is over.")
    assert article(page, comment).locator("textarea").count() == 0
