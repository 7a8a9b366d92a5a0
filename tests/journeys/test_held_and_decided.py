"""A comment waits, a moderator decides it from the keyboard, and the author learns of it."""

import re

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Case
from tests.journeys.desk import at_the_desk, decide, press_decide, take_the_next
from tests.journeys.steps import is_alive, log_in, write
from tests.make import make_account

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
WITH_NUMBER = "Ring the engineer yourself on +44 20 7946 0958 and ask her about the bridge."


def test_a_held_comment_is_published_by_a_moderator(new_page, story, check_accessibility):
    author, reader, desk = new_page(), new_page(), new_page()
    author.goto(story.address)
    log_in(author, make_account("Miriam Okafor"))
    write(author, WITH_NUMBER)
    author.get_by_text("Waiting for a moderator").first.wait_for()
    assert Case.objects.filter(closed_at=None).count() == 1

    reader.goto(story.address)
    is_alive(reader)
    assert "7946" not in reader.content()

    at_the_desk(desk, make_account("Mira Stone", role=Role.MODERATOR))
    check_accessibility(desk)
    take_the_next(desk)
    assert desk.locator("mark").first.inner_text().startswith("+44 20 7946 0958")
    assert desk.get_by_text("C7").first.is_visible()
    check_accessibility(desk)
    decide(desk, "publish")
    press_decide(desk)
    assert Comment.objects.get().state == "published"

    reader.reload()
    is_alive(reader)
    assert reader.get_by_role("article", name="Miriam Okafor").count() == 1
    author.goto("/my/comments/")
    assert author.get_by_text("Published").first.is_visible()

    desk.keyboard.press("z")
    desk.get_by_text("Taken back").wait_for()
    assert Comment.objects.get().state == "held"
    assert Case.objects.filter(closed_at=None).count() == 1
    reader.reload()
    is_alive(reader)
    assert reader.get_by_role("article", name="Miriam Okafor").count() == 0


def test_two_moderators_are_never_given_the_same_case(new_page, story):
    author = new_page()
    author.goto(story.address)
    log_in(author, make_account("Miriam Okafor"))
    write(author, WITH_NUMBER)
    author.get_by_text("Waiting for a moderator").first.wait_for()
    first = at_the_desk(new_page(), make_account("Mira Stone", role=Role.MODERATOR))
    second = at_the_desk(new_page(), make_account("Noor Haddad", role=Role.MODERATOR))

    take_the_next(first)
    second.keyboard.press("n")
    second.get_by_text("Nothing waits that you may decide").wait_for()
    second.goto(first.url)
    assert second.get_by_text("Mira Stone is on it").first.is_visible()
    assert second.get_by_role("button", name=re.compile("^Decide")).count() == 0
