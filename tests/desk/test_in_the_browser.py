"""Desk and readers' pages in Chromium: axe, widths, light and dark, keys, hostile texts."""

from datetime import timedelta

import pytest

from folkmoot.accounts.actions.mailed_links import issue_link
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.letters import Letter
from folkmoot.moderation.models import Case, Statement
from tests.embed.people import sign_in
from tests.moderation.make import LETTER, decided, held, open_case_of, submit

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)><svg onload=alert(3)>'
A_DAY = timedelta(days=1)
LONG = "unbroken" * 40


@pytest.fixture
def site(live_server, settings, transactional_db):
    settings.SITE_ADDRESS = live_server.url


@pytest.fixture
def waiting(site, member, story):
    """The case of a comment that waits: evidence, and a word that does not end."""
    return open_case_of(submit(member, story, f"Well, hold C5 here. {LONG}").comment)


@pytest.fixture
def letter(site, member, story, moderator):
    """The case of an appeal against a removal with a pause."""
    decision = decided(moderator, held(member, story), measure="pause", days=3)
    return file_appeal(member, decision.public_id, letter=LETTER).cases.get()


def desk_pages(waiting, letter, member):
    """Every page of the desk, with something on it."""
    cases = [f"/desk/cases/{case.public_id}/" for case in (waiting, letter)]
    rest = ("", "appeals/", "?rule=C1", "decisions/", f"accounts/{member.public_id}/", "standards/")
    return [*cases, *(f"/desk/{path}" for path in rest)]


def reader_pages(member):
    """Every page of a reader's own that this file's part is about."""
    statement = Statement.objects.earliest("pk")
    last = Statement.objects.latest("pk")
    return [
        "/standards/",
        "/my/comments/",
        "/my/comments/?state=held",
        "/my/inbox/",
        "/my/follows/",
        "/account/notifications/",
        "/my/statements/",
        f"/my/statements/{statement.public_id}/",
        f"/my/statements/{last.public_id}/appeal/",
    ]


def test_the_desk_can_be_used_by_all(page, check_looks, waiting, letter, member, editor):
    sign_in(page, editor)
    for address in desk_pages(waiting, letter, member):
        assert page.goto(address).status == 200, address
        check_looks(page)


def test_the_readers_pages_can_be_used_by_all(page, check_looks, waiting, letter, member):
    sign_in(page, member)
    for address in reader_pages(member):
        assert page.goto(address).status == 200, address
        check_looks(page)
    page.get_by_role("button", name="Send the letter").click()
    page.locator(".errorlist").first.wait_for()
    check_looks(page)


def test_the_mailed_form_and_its_end_can_be_used_by_all(
    page, check_looks, site, member, story, moderator
):
    decision = decided(moderator, held(member, story))
    secret = issue_link(member, purpose="appeal", subject=decision.public_id, lifetime=A_DAY)
    assert page.goto(f"/appeal/{secret}/").status == 200
    check_looks(page)
    page.get_by_label("Subject").fill(LETTER.subject)
    page.get_by_label("Your user ID").fill(member.public_id)
    page.get_by_label("Explanation").fill(LETTER.explanation)
    page.get_by_role("button", name="Send the letter").click()
    page.get_by_role("heading", name="Your letter has arrived").wait_for()
    check_looks(page)


def test_a_refused_decision_shows_its_error_and_keeps_what_was_written(
    page, check_accessibility, waiting, moderator
):
    sign_in(page, moderator)
    page.goto(f"/desk/cases/{waiting.public_id}/")
    page.keyboard.press("r")
    page.locator('input[name="rules"]:checked').uncheck()
    page.get_by_label("Words to the author").fill("Please stay with the matter.")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Please choose the rule that was broken.").wait_for()
    assert page.get_by_label("Words to the author").input_value() == "Please stay with the matter."
    check_accessibility(page)


def test_opening_keeps_the_case_and_b_gives_it_back(page, waiting, moderator):
    sign_in(page, moderator)
    page.goto(f"/desk/cases/{waiting.public_id}/")
    page.locator("[data-yours]").wait_for()
    assert Case.objects.get(pk=waiting.pk).taken_by == moderator
    page.keyboard.press("b")
    page.get_by_text("The case is back in the queue.").wait_for()
    assert Case.objects.get(pk=waiting.pk).taken_by is None


def test_a_decision_by_another_is_told_on_the_open_page(page, waiting, moderator, second):
    sign_in(page, moderator)
    page.goto(f"/desk/cases/{waiting.public_id}/")
    page.locator("[data-yours]").wait_for()
    Case.objects.filter(pk=waiting.pk).update(taken_by=None, taken_until=None)
    decided(second, waiting, "publish")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("Somebody has decided this case meanwhile.").wait_for()
    page.get_by_role("link", name="See how").click()
    page.get_by_text("This case is closed.").wait_for()


def test_hostile_texts_run_nowhere(new_page, site, member, story, moderator, second):
    """AC-002: the policy refuses nothing, since nothing of it becomes an element."""
    member.display_name = HOSTILE[:60]
    member.save()
    waiting = open_case_of(submit(member, story, f"`{HOSTILE}` hold C5 {HOSTILE}").comment)
    decision = decided(moderator, held(member, story), words=HOSTILE, note=HOSTILE)
    letter = Letter(HOSTILE, f"{HOSTILE} was meant as irony, and nothing else.")
    appeal = file_appeal(member, decision.public_id, letter=letter).cases.get()
    dialogs = []
    for person, pages in (
        (second, desk_pages(waiting, appeal, member)),
        (member, [each for each in reader_pages(member) if not each.endswith("appeal/")]),
    ):
        page = new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        sign_in(page, person)
        for address in pages:
            page.goto(address)
            assert page.locator("main img, main svg, main script, main iframe").count() == 0
    assert dialogs == []
