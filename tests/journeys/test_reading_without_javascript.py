"""A reader whose browser runs no script reads everything and can write, too."""

import pytest

from folkmoot.discussion.models import Comment
from tests.journeys.steps import fill_in_log_in
from tests.make import make_account, make_comment

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(new_page):
    return new_page(scripts=False)


def articles(page):
    page.wait_for_load_state()
    return page.locator(".fm-list article").evaluate_all("all => all.map(one => one.dataset.id)")


def test_reading_from_the_front_page_to_a_permalink(page, story):
    author = make_account("Miriam Okafor")
    tops = [make_comment(story, author=author) for _ in range(23)]
    replies = [make_comment(parent=tops[-1], author=author) for _ in range(12)]

    page.goto("/")
    page.get_by_role("link", name=story.title).first.click()
    page.locator(".fm-story__count").click()
    assert page.url.endswith("#comments")
    assert articles(page)[0] == tops[-1].public_id

    page.get_by_role("link", name="Oldest").click()
    assert articles(page)[0] == tops[0].public_id
    page.get_by_role("link", name="Load more (3 threads left)").click()
    assert articles(page)[:3] == [top.public_id for top in tops[20:]]

    page.get_by_role("link", name="Show 2 more replies").click()
    assert articles(page) == [tops[-1].public_id, *(each.public_id for each in replies[10:])]
    page.get_by_role("link", name="Show the whole discussion").click()
    page.goto(f"/discussion/comment/{replies[11].public_id}/")
    assert page.url == (
        f"{story.address}?comment={replies[11].public_id}#comment-{replies[11].public_id}"
    )
    assert page.locator("article:target").get_attribute("data-id") == replies[11].public_id
    assert page.context.cookies() == []


def test_writing_by_a_plain_form(page, story):
    page.goto(story.address)
    text = "I have no script and a question."
    page.get_by_label("Your comment").fill(text)
    page.get_by_role("button", name="Publish").click()
    assert page.get_by_label("Your text").input_value() == text
    page.get_by_role("button", name="I have an account").click()
    member = make_account("Jonas Weidner")
    fill_in_log_in(page, member.email)
    assert page.url.startswith(story.address)
    page.get_by_label("Your comment").focus()
    page.get_by_role("button", name="Publish").click()
    assert page.get_by_label("Your text").input_value() == text
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("article", name="Jonas Weidner").wait_for()
    assert Comment.objects.get().shown_revision.source == text
