"""The log with its undo; a member's record, and the end of a limit before its time."""

from datetime import timedelta

import pytest
import time_machine

from folkmoot.core.clock import now
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Case, Decision, Sanction
from tests.desk.pages import read
from tests.make import make_comment
from tests.moderation.make import decided, held, measured
from tests.moderation.make import submit as submitted


def test_an_empty_log_says_so(at, moderator, publication):
    assert "Nothing has been decided yet." in read(at(moderator).get("/desk/decisions/")).words


def test_undo_from_the_log(at, member, story, moderator, second):
    decision = decided(moderator, held(member, story))
    undo = f"/desk/decisions/{decision.public_id}/undo/"
    assert not read(at(second).get("/desk/decisions/")).find("form", action=undo)
    browser = at(moderator)
    assert read(browser.get("/desk/decisions/")).find("form", action=undo)
    after = browser.post(undo, {"back": "/desk/decisions/"}, follow=True)
    assert after.redirect_chain == [("/desk/decisions/", 302)]
    page = read(after)
    assert "Taken back." in page.words
    log = page.texts("ol", **{"class": "fm-log"})[0]
    assert "taken back" in log
    assert not page.find("form", action=undo)
    assert Comment.objects.get().state == "held"


@pytest.mark.parametrize("back", ["https://evil.example/desk/", "//evil.example", "/", "/cms/", ""])
def test_the_way_back_stays_at_the_desk(at, member, story, moderator, back):
    decision = decided(moderator, held(member, story))
    response = at(moderator).post(f"/desk/decisions/{decision.public_id}/undo/", {"back": back})
    assert response["Location"] == "/desk/"


def test_an_undo_too_late_a_second_one_and_anothers_are_refused(
    at, member, story, moderator, second
):
    decision = decided(moderator, held(member, story))
    undo = f"/desk/decisions/{decision.public_id}/undo/"
    assert "Taken back" not in read(at(second).post(undo, follow=True)).words
    assert Comment.objects.get().state == "removed"
    with time_machine.travel(now() + timedelta(days=30), tick=False):
        late = read(at(moderator).post(undo, follow=True))
    assert "Taken back" not in late.words
    assert Comment.objects.get().state == "removed"
    browser = at(moderator)
    assert "Taken back." in read(browser.post(undo, follow=True)).words
    assert "has been taken back already" in read(browser.post(undo, follow=True)).words
    unknown = browser.post("/desk/decisions/nothing/undo/", follow=True)
    assert "There is no such decision." in read(unknown).words


def test_a_members_record(at, member, story, moderator):
    decided(moderator, held(member, story), measure="pause", days=2)
    page = read(at(moderator).get(f"/desk/accounts/{member.public_id}/"))
    assert page.texts("h1") == ["Ada Reader"]
    for words in (member.public_id, "A pause from writing until", "removed", "Pause from writing"):
        assert words in page.words
    assert "Words to the member for lifting a pause from writing" in page.texts("label")


def test_a_case_is_opened_from_the_record(at, member, story, moderator):
    comment = make_comment(story, author=member)
    browser = at(moderator)
    page = read(browser.get(f"/desk/accounts/{member.public_id}/"))
    address = f"/desk/comments/{comment.public_id}/look/"
    assert page.find("form", action=address)
    assert browser.post(address)["Location"] == f"/desk/cases/{Case.objects.get().public_id}/"


def test_a_limit_is_lifted_with_words(at, member, story, moderator, second):
    sanction = measured(moderator, member, story, "block").sanction
    data = {"account": member.public_id, "words": "Welcome back."}
    after = at(second).post(f"/desk/sanctions/{sanction.public_id}/lift/", data, follow=True)
    assert after.redirect_chain == [(f"/desk/accounts/{member.public_id}/", 302)]
    assert "Lifted. The member has been told." in read(after).words
    assert Sanction.objects.get().ended_as == "lifted"
    assert submitted(member, story).outcome == "publish"


def test_a_limit_is_not_lifted_without_words(at, member, story, moderator):
    sanction = measured(moderator, member, story, "block").sanction
    browser, address = at(moderator), f"/desk/sanctions/{sanction.public_id}/lift/"
    response = browser.post(address, {"account": member.public_id, "words": "  "})
    assert response.status_code == 400
    [alert] = read(response).texts("div", role="alert")
    assert "Please write the member a sentence that says why." in alert
    long = "w" * 2001
    page = read(browser.post(address, {"account": member.public_id, "words": long}))
    assert page.value("words") == long
    assert browser.post(address, {"words": "x"}).status_code in {302, 404}
    assert Decision.objects.filter(ruling="lift").count() <= 1


def test_only_the_publisher_overrides_a_final_block(at, member, final_block, second, publisher):
    card = f"/desk/accounts/{member.public_id}/"
    override = f"/desk/sanctions/{final_block.public_id}/override/"
    lift = f"/desk/sanctions/{final_block.public_id}/lift/"
    page = read(at(second).get(card))
    assert "final" in page.words
    assert not page.find("form", action=override)
    assert not page.find("form", action=lift)
    data = {"account": member.public_id, "words": "New facts came to light."}
    assert at(second).post(override, data).status_code == 403
    assert at(second).post(lift, data).status_code == 403
    assert Sanction.objects.get(pk=final_block.pk).ended_at is None
    browser = at(publisher)
    assert read(browser.get(card)).find("form", action=override)
    assert browser.post(override, data | {"words": ""}).status_code == 400
    assert "Lifted." in read(browser.post(override, data, follow=True)).words
    assert Sanction.objects.get(pk=final_block.pk).ended_as == "overridden"
