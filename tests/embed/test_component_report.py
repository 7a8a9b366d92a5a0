"""The dialogs behind 'More': reporting (UX-077) and deleting an own comment (UX-072)."""

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.models import Report
from tests.embed.people import article
from tests.make import make_comment
from tests.plumbing.waiting import wait_until

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
FOCUS = "document.activeElement"


def choose(page, comment, name):
    article(page, comment).locator('[data-act="more"]').click()
    article(page, comment).get_by_role("menuitem", name=name).click()


def test_the_report_dialog_from_the_first_key_to_the_thanks(page, talk, author, read):
    adopt_default(talk.publication)
    comment = make_comment(talk)
    read(page, account=author)
    choose(page, comment, "Report")
    dialog = page.get_by_role("dialog", name="Report this comment")
    dialog.wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = f"{FOCUS} === document.body || {FOCUS}.closest('dialog') !== null"
        assert page.evaluate(inside)
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.evaluate(f"{FOCUS}.dataset.act") == "more"
    choose(page, comment, "Report")
    dialog.get_by_role("button", name="Report it").click()
    assert dialog.get_by_text("Please choose what is wrong with the comment.").is_visible()
    dialog.get_by_label("Something else").check()
    dialog.get_by_role("button", name="Report it").click()
    assert dialog.get_by_text("Please say in a sentence what is wrong with it.").is_visible()
    assert page.evaluate(f"{FOCUS}.name") == "text"
    dialog.get_by_role("textbox").fill("It is nothing but an advert.")
    dialog.get_by_label("It is against the law").check()
    dialog.get_by_role("button", name="Report it").click()
    assert dialog.get_by_text("Please confirm that what you say is right").is_visible()
    dialog.get_by_label("Something else").check()
    dialog.get_by_role("button", name="Report it").click()
    page.get_by_role("dialog").get_by_text("The newsroom has your report.").wait_for()
    assert Report.objects.get().explanation == "It is nothing but an advert."
    page.get_by_role("button", name="Close").click()
    choose(page, comment, "Report")
    dialog.get_by_text("You have reported this comment before.").wait_for()
    assert dialog.get_by_role("radio").count() == 1


def test_a_refusal_keeps_what_was_typed(page, talk, author, read):
    adopt_default(talk.publication)
    comment = make_comment(talk)
    read(page, account=author)
    choose(page, comment, "Report")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Something else").check()
    dialog.get_by_role("textbox").fill("It is nothing but an advert.")
    page.route("**/report", lambda route: route.abort())
    dialog.get_by_role("button", name="Report it").click()
    dialog.get_by_text("There is no connection.").wait_for()
    assert dialog.get_by_role("textbox").input_value() == "It is nothing but an advert."


def test_deleting_asks_once_and_is_undone(page, talk, author, read):
    comment = make_comment(talk, author=author, text="Written in anger.")
    make_comment(parent=comment)
    read(page, account=author)
    total = page.locator('[data-part="total"]')
    assert total.inner_text() == "2 comments"
    choose(page, comment, "Delete")
    dialog = page.get_by_role("dialog", name="Delete your comment?")
    dialog.get_by_role("button", name="Keep it").click()
    assert Comment.objects.get(pk=comment.pk).is_published
    choose(page, comment, "Delete")
    dialog.get_by_role("button", name="Delete it").click()
    article(page, comment).get_by_text("You can have it back for 10 seconds.").wait_for()
    assert total.inner_text() == "1 comment"
    assert "Written in anger." not in article(page, comment).inner_text()
    article(page, comment).get_by_role("button", name="Undo").click()
    article(page, comment).get_by_text("Written in anger.").wait_for()
    assert total.inner_text() == "2 comments"
    assert Comment.objects.get(pk=comment.pk).is_published


@pytest.mark.parametrize("has_replies", [True, False])
def test_after_the_seconds_a_line_stays_only_above_replies(page, talk, author, read, has_replies):
    comment = make_comment(talk, author=author)
    if has_replies:
        make_comment(parent=comment)
    page.clock.install()
    read(page, account=author)
    choose(page, comment, "Delete")
    page.get_by_role("button", name="Delete it").click()
    article(page, comment).get_by_role("button", name="Undo").wait_for()
    page.clock.fast_forward(11_000)
    if has_replies:
        article(page, comment).get_by_text("Removed by its author.").wait_for()
    else:
        wait_until(lambda: article(page, comment).count() == 0)
