"""The composer in a real browser: nothing is lost, nothing is sent twice."""

import re

import pytest

from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.drafts import drafts_of
from tests.embed.people import article, composer, focused_id, send, sign_out, status
from tests.make import make_account, make_comment
from tests.plumbing.browser import wait_for_path, wait_for_text
from tests.plumbing.waiting import wait_until

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I cross this bridge each day, and the ferry is missing in the figures."
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"


def test_publishing_shows_the_comment_at_once_as_everybody_sees_it(page, talk, author, read):
    read(page, account=author)
    send(page, "What did the **ferry** cost?", keys="Control+Enter")
    shown = page.locator("article", has_text="What did the ferry cost?")
    shown.wait_for()
    comment = Comment.objects.get()
    assert focused_id(page) == f"comment-{comment.public_id}"
    assert shown.locator("strong").inner_text() == "ferry"
    assert composer(page).input_value() == ""
    assert page.locator('[data-part="total"]').inner_text() == "1 comment"
    wait_for_text(status(page), "Your comment is published.")
    assert not drafts_of(author, talk)
    own = shown.evaluate("node => node.outerHTML.replace(/ disabled=\"\"/, '')")
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert page.evaluate("localStorage.length") == 0
    again = article(page, comment).evaluate("node => node.outerHTML.replace(/ disabled=\"\"/, '')")
    assert again == own


def test_a_double_press_makes_one_comment(page, talk, author, read):
    read(page, account=author)
    composer(page).fill(TEXT)
    page.locator('[data-part="send"]').first.dblclick()
    page.locator("article").wait_for()
    assert Comment.objects.count() == 1


def test_an_answer_that_was_lost_makes_one_comment(page, talk, author, read):
    """The server took the text, the answer never came: pressing again brings it, once."""
    read(page, account=author)
    lost = []

    def lose(route):
        lost.append(route.fetch())
        route.abort()

    page.route("**/comments", lose)
    send(page, TEXT)
    page.get_by_text("There is no connection.").wait_for()
    assert composer(page).input_value() == TEXT
    page.unroute("**/comments")
    page.locator('[data-part="send"]').first.click()
    page.locator("article").wait_for()
    assert len(lost) == 2
    assert Comment.objects.count() == 1


def test_a_nudge_marks_the_words_and_gives_two_choices(page, talk, author, read):
    read(page, account=author)
    send(page, f"🙂 Well. {SHOUTED}")
    note = page.locator(".is-nudged .fm-nudge")
    note.wait_for()
    assert note.locator("mark").count() >= 1
    assert note.get_by_role("link", name="Read the rule").get_attribute("href") == "/standards/#C19"
    assert note.get_by_role("button").all_inner_texts() == [
        "Reword",
        "Send it to a moderator as it is",
    ]
    wait_for_text(status(page), re.compile(r"Not sent yet\. .+\. You may reword it"))
    note.get_by_role("button", name="Reword").click()
    marked = page.evaluate(
        "() => { const f = document.activeElement;"
        " return f.value.slice(f.selectionStart, f.selectionEnd) }"
    )
    assert "COUNCIL" in marked
    assert not Comment.objects.exists()


def test_the_same_text_is_never_nudged_twice(page, talk, author, read):
    read(page, account=author)
    send(page, SHOUTED)
    page.get_by_role("button", name="Reword").click()
    button = page.locator('[data-part="send"]').first
    assert button.inner_text() == "Send it to a moderator as it is"
    button.click()
    waiting = page.locator(".fm-comment--waiting")
    waiting.wait_for()
    assert "Waiting for a moderator. Only you can see it." in waiting.inner_text()
    assert Comment.objects.get().state == "held"


def test_reworded_it_stands(page, talk, author, read):
    read(page, account=author)
    send(page, SHOUTED)
    page.get_by_role("button", name="Reword").click()
    composer(page).fill("The council has not told us the truth about this bridge for ten years.")
    button = page.locator('[data-part="send"]').first
    assert button.inner_text() == "Publish"
    button.click()
    page.locator("article").wait_for()
    assert Comment.objects.get().state == "published"
    assert page.locator(".fm-nudge__title").count() == 0


def test_a_draft_survives_a_reload_and_reaches_another_device(new_page, talk, author, read):
    first, second = new_page(), new_page()
    read(first, account=author)
    composer(first).fill(TEXT)
    first.reload()
    first.wait_for_selector("[data-ready]")
    assert composer(first).input_value() == TEXT
    wait_until(lambda: bool(drafts_of(author, talk)))
    read(second, account=author)
    assert composer(second).input_value() == TEXT


def test_another_person_at_this_browser_never_sees_the_draft(page, talk, author, read):
    read(page, account=author)
    composer(page).fill(TEXT)
    sign_out(page)
    read(page)
    assert composer(page).input_value() == ""
    assert page.evaluate("localStorage.length") == 0


def test_logging_out_forgets_the_draft_of_this_browser(page, talk, author, read):
    read(page, account=author)
    composer(page).fill(TEXT)
    page.locator("[data-fm-menu] summary").click()
    page.get_by_role("button", name="Log out").click()
    wait_for_path(page, "/")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('draft'))") == []


def test_a_reply_opens_below_its_parent_names_it_and_keeps_its_text(page, talk, author, read):
    parent = make_comment(talk, author=make_account("Jonas Weidner"))
    read(page, account=author)
    article(page, parent).get_by_role("link", name="Reply").click()
    field = article(page, parent).locator("textarea")
    assert field.evaluate("node => node === document.activeElement")
    assert page.get_by_label("Your reply to Jonas Weidner").count() == 1
    field.fill(TEXT)
    field.press("Escape")
    assert article(page, parent).locator("textarea").count() == 0
    assert page.evaluate("document.activeElement.dataset.act") == "reply"
    article(page, parent).get_by_role("link", name="Reply").click()
    assert article(page, parent).locator("textarea").input_value() == TEXT
    article(page, parent).locator("textarea").press("Control+Enter")
    page.locator(".fm-replies article").wait_for()
    assert Comment.objects.get(author=author).parent == parent


def test_the_preview_is_what_will_stand(page, talk, author, read):
    text = "A *point*, a **stress**, `code`\n\n> quoted\n\n- one\n- two\n\nhttps://example.org/a"
    read(page, account=author)
    composer(page).fill(text)
    page.get_by_role("button", name="Preview").click()
    shown = page.locator('[data-part="preview-box"] .fm-comment__text')
    shown.wait_for()
    preview = shown.inner_html()
    page.locator('[data-part="send"]').first.click()
    page.locator("article").wait_for()
    assert page.locator("article .fm-comment__text").inner_html() == preview


def test_the_counter_speaks_near_the_end(page, talk, author, read):
    read(page, account=author)
    composer(page).fill("a" * 4000)
    count, heard = (
        page.locator('[data-part="count"]').first,
        page.locator('[data-part="heard"]').first,
    )
    assert count.text_content() == ""
    composer(page).fill("a" * 4870)
    assert count.text_content() == "130 characters left"
    assert heard.text_content() == "200 characters left"
    composer(page).fill("a" * 5001)
    assert count.text_content() == heard.text_content() == "1 character too many"


def test_a_stranger_types_first_and_registers_then(page, talk, read):
    read(page)
    assert page.context.cookies() == []
    composer(page).fill(TEXT)
    button = page.get_by_role("button", name="Register or log in to publish")
    button.click()
    page.wait_for_url("**/account/signup/**")
    assert f"next=%2Fdiscussion%2F{talk.public_id}%2F%23comments" in page.url
    page.go_back()
    page.wait_for_selector("[data-ready]")
    assert composer(page).input_value() == TEXT
