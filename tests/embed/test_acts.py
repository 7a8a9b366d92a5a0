"""'More' of a comment: the menu, and the page that does the same without script."""

import pytest
from django.test import Client

from tests.embed.people import article
from tests.embed.reading import page_of
from tests.embed.reading import read as tree_of
from tests.make import make_comment, make_story


def acts_page(comment):
    answer = Client().get(f"/discussion/comment/{comment.public_id}/acts/")
    return answer, tree_of(answer.content) if answer.status_code == 200 else None


@pytest.mark.django_db
def test_more_is_a_link_to_a_page_that_lists_what_one_may_do():
    story = make_story()
    comment = make_comment(story, text="The **ferry** is missing.")
    link = page_of(story).one(data_act="more")
    assert (link.text, link.attributes["rel"]) == ("More", "nofollow")
    answer = Client().get(link.attributes["href"])
    page = tree_of(answer.content)
    assert "no-store" in answer["Cache-Control"]
    assert page.one("blockquote").text == "The ferry is missing."
    words = {a.text: a.attributes["href"] for a in page.one(class_="fm-acts-list").all("a")}
    assert words["Go to the comment"] == f"/discussion/comment/{comment.public_id}/"
    assert words["Reply"].endswith(f"/write/?parent={comment.public_id}")


@pytest.mark.django_db
def test_what_one_may_not_see_has_no_page():
    story = make_story()
    held = make_comment(story, state="held")
    assert acts_page(held)[0].status_code == 404
    client = Client()
    client.force_login(held.author)
    page = tree_of(client.get(f"/discussion/comment/{held.public_id}/acts/").content)
    assert "Reply" not in page.one("main").text


@pytest.mark.browser
@pytest.mark.slow  # opens a page in Chromium
def test_the_menu_is_worked_by_keys(page, talk, author, read):
    comment = make_comment(talk)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read(page, account=author)
    more = article(page, comment).locator('[data-act="more"]')
    menu = article(page, comment).get_by_role("menu")
    more.focus()
    page.keyboard.press("Enter")
    menu.wait_for()
    assert more.get_attribute("aria-expanded") == "true"
    items = menu.get_by_role("menuitem").all_inner_texts()
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == items[0]
    page.keyboard.press("End")
    assert page.evaluate(focused) == items[-1]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == items[0]
    page.keyboard.press("Escape")
    assert menu.count() == 0
    assert page.evaluate("document.activeElement.dataset.act") == "more"
    assert more.get_attribute("aria-expanded") == "false"
    page.keyboard.press("Enter")
    menu.get_by_role("menuitem", name="Copy the link").press("Enter")
    article(page, comment).get_by_text("The link is copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/discussion/comment/{comment.public_id}/")
    more.click()
    menu.wait_for()
    page.locator("#comments-title").click()
    assert menu.count() == 0
