"""A member deletes the account with the comments, and after thirty days nothing of them is left."""

from datetime import timedelta

import pytest
import time_machine

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.privacy.actions.clocks import trust_clock
from folkmoot.privacy.actions.erasure import erase_due_accounts
from tests.journeys.steps import fill_in_log_in, is_alive, link_in, log_in, write
from tests.make import make_account, make_comment

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "The ferry still runs twice a day, and the bridge was promised ten years ago."
REPLY = "It was promised five years ago, and the money is there now."
STUB = "Deleted with the account of its writer."


@pytest.fixture(autouse=True)
def clocks_agree(monkeypatch, settings, tmp_path):
    settings.ERASURE_LEDGER = str(tmp_path / "erasures.jsonl")
    monkeypatch.setattr("folkmoot.privacy.queries.clocks.database_time", now)


def test_an_erased_account_leaves_a_stub(new_page, story, mailoutbox, check_accessibility):
    trust_clock()
    member = make_account("Jonas Weidner")
    author, reader = new_page(), new_page()
    author.goto(story.address)
    log_in(author, member)
    write(author, TEXT)
    author.get_by_role("article", name="Jonas Weidner").wait_for()
    make_comment(author=make_account("Ada Reed"), parent=member.comments.get(), text=REPLY)

    author.goto("/account/data/")
    check_accessibility(author)
    with author.expect_download() as download:
        author.get_by_role("button", name="Download my data").click()
    assert download.value.suggested_filename == "my-data.zip"
    _close(author, check_accessibility)
    letter = next(mail for mail in mailoutbox if mail.subject == "Your account is closed")
    way_back = link_in(letter)
    reader.goto(story.address)
    is_alive(reader)
    assert reader.get_by_role("article", name="Jonas Weidner").count() == 0

    with time_machine.travel(now() + timedelta(days=30, minutes=1), tick=True):
        trust_clock()
        assert erase_due_accounts() == 1
    assert not Account.objects.get(pk=member.pk).is_active
    reader.goto(story.address)
    is_alive(reader)
    page = reader.locator("[data-fm-discussion]")
    page.get_by_text(STUB).wait_for()
    page.get_by_text(REPLY).wait_for()
    assert page.get_by_text("twice a day").count() == 0
    assert "Jonas" not in reader.content()
    check_accessibility(reader)
    reader.goto(way_back)
    reader.get_by_text("does not work any more").first.wait_for()
    reader.goto("/account/login/")
    fill_in_log_in(reader, member.email)
    assert "/account/login/" in reader.url


def _close(page, check_accessibility) -> None:
    page.get_by_role("link", name="Delete my account").click()
    page.get_by_role("heading", name="Delete the account?").wait_for()
    check_accessibility(page)
    page.get_by_label("They are deleted too").check()
    page.get_by_role("button", name="Yes, delete it").click()
    page.get_by_role("heading", name="Account closed").wait_for()
