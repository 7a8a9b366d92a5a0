"""A comment is removed, its author reads the reasons, appeals by the mailed link, and wins."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Appeal, Strike
from tests.journeys.desk import answer, at_the_desk, decide, press_decide, take_the_next
from tests.journeys.steps import is_alive, link_in, log_in, write
from tests.make import make_account

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
WORDS = "Please make the point without the word."
ANSWER = "A quotation is no swearing."
TEXT = "My neighbour called the plan a damned fucking shame at the hearing, and I agree."


def test_a_won_appeal_restores_what_stood(new_page, story, mailoutbox, check_accessibility):
    member = make_account("Jonas Weidner")
    author, first, second = new_page(), new_page(), new_page()
    _write_what_waits(author, story, member)
    at_the_desk(first, make_account("Mira Stone", role=Role.MODERATOR))
    _publish(first)
    react(make_account("Ada Reed"), Comment.objects.get())
    mailoutbox.clear()
    _remove(first, member)
    assert Comment.objects.get().state == "removed"
    assert Strike.objects.filter(account=member, taken_back_at=None).exists()

    letter = next(mail for mail in mailoutbox if mail.to == [member.email])
    assert WORDS in letter.body
    assert member.public_id in letter.body
    stranger = new_page()
    _appeal(stranger, _appeal_link(letter), member)
    check_accessibility(stranger)

    first.goto("/desk/appeals/")
    first.locator("[data-case]").first.click()
    first.get_by_text("You took the first decision").wait_for()
    at_the_desk(second, make_account("Noor Haddad", role=Role.MODERATOR))
    take_the_next(second)
    check_accessibility(second)
    answer(second, "The member is right: restore everything", ANSWER)

    restored = Comment.objects.get()
    assert (restored.state, restored.reaction_count) == ("published", 1)
    assert not Strike.objects.filter(account=member, taken_back_at=None).exists()
    author.goto("/my/statements/")
    author.get_by_role("link", name="Your comment was removed").click()
    author.get_by_text(ANSWER).wait_for()
    check_accessibility(author)
    reader = new_page()
    reader.goto(story.address)
    is_alive(reader)
    assert reader.get_by_role("article", name="Jonas Weidner").count() == 1


def _write_what_waits(author, story, member) -> None:
    author.goto(story.address)
    log_in(author, member)
    write(author, TEXT)
    author.get_by_role("heading", name="Before this goes out").wait_for()
    author.get_by_role("button", name="Send it to a moderator as it is").click()
    author.get_by_text("Waiting for a moderator").first.wait_for()


def _publish(desk) -> None:
    take_the_next(desk)
    decide(desk, "publish")
    press_decide(desk)


def _remove(desk, member) -> None:
    desk.goto(f"/desk/accounts/{member.public_id}/")
    desk.get_by_role("button", name="Open a case").click()
    desk.wait_for_url("**/desk/cases/**")
    decide(desk, "remove", rules=("C5",), words=WORDS)
    press_decide(desk)


def _appeal(page, link: str, member) -> None:
    page.goto(link)
    page.get_by_label("Subject").fill("Please look again")
    page.get_by_label("Your user ID").fill("0" * 26)
    page.get_by_label("Explanation").fill("I quoted my neighbour word for word at the hearing.")
    page.get_by_role("button", name="Send the letter").click()
    page.get_by_role("alert").first.wait_for()
    assert not Appeal.objects.exists()
    page.get_by_label("Your user ID").fill(member.public_id)
    page.get_by_role("button", name="Send the letter").click()
    page.get_by_role("heading", name="Your letter has arrived").wait_for()


def _appeal_link(mail):
    lines = [line for line in mail.body.split() if "/appeal/" in line]
    assert lines, mail.body
    mail.body = lines[0]
    return link_in(mail)
