"""The doors in a real browser: the captcha under our own policy, focus, width, axe."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import Settings
from django.core import mail

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import account_by_email
from folkmoot.accounts.roles import Role
from folkmoot.moderation.actions.standards import adopt_default
from tests.accounts.letters import path_in
from tests.make import PASSWORD, make_account, make_policy, make_publication
from tests.plumbing.browser import wait_for_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Any]


@pytest.fixture
def newsroom(transactional_db: None) -> None:
    """Standards and a policy in force."""
    adopt_default(make_publication())
    make_policy(version="2026-01")


def fill(page: Any, email: str = "ann@mail.example") -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Display name").fill("Ann Reader")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I have reached the age").check()
    page.get_by_label("Community Standards").check()
    page.get_by_label("privacy policy").check()


def log_in(page: Any, account: Account) -> None:
    page.goto("/account/login/")
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    wait_for_path(page, "/")


def test_a_person_registers_past_the_captcha(
    new_page: Open, newsroom: None, settings: Settings
) -> None:
    """A1, UX-043: no puzzle, no sight, no third party; the browser's own zone is kept."""
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 20_000}
    page = new_page()
    page.goto("/account/signup/")
    fill(page)
    page.get_by_role("button", name="Register").click()
    page.get_by_role("heading", name="Check your mail").wait_for()
    account = account_by_email("ann@mail.example")
    assert account is not None
    assert account.time_zone == "Europe/Berlin"
    assert page.get_by_role("button", name="Send again in").is_disabled()
    page.goto(path_in(mail.outbox[0], "confirm-email"))
    page.get_by_role("button", name="Yes, this is my address").click()
    wait_for_path(page, "/")
    page.goto("/account/")
    page.get_by_role("heading", name="Your account").wait_for()


def test_sending_again_after_a_mistake_needs_no_new_typing_and_a_fresh_proof(
    new_page: Open, newsroom: None, settings: Settings
) -> None:
    """UX-044, UX-045: the mistake has the focus, the rest is there, the proof is made anew."""
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 20_000}
    make_account("Ann Reader")
    page = new_page()
    page.goto("/account/signup/")
    fill(page)
    page.get_by_role("button", name="Register").click()
    page.get_by_text("or one that looks like it, is taken").wait_for()
    name = page.get_by_label("Display name")
    assert name.evaluate("field => field === document.activeElement")
    assert page.get_by_label("E-mail address").input_value() == "ann@mail.example"
    name.fill("Ann Other")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Register").click()
    page.get_by_role("heading", name="Check your mail").wait_for()


def test_the_password_can_be_seen_and_pasted(new_page: Open, newsroom: None) -> None:
    """UX-043: paste works, and a button shows what was typed."""
    page = new_page()
    page.goto("/account/login/")
    field = page.get_by_label("Password", exact=True)
    field.evaluate(
        """field => {
          field.focus();
          const data = new DataTransfer();
          data.setData("text/plain", "pasted");
          const paste = new ClipboardEvent("paste", { clipboardData: data, cancelable: true });
          window.pasteStopped = !field.dispatchEvent(paste);
        }"""
    )
    assert page.evaluate("window.pasteStopped") is False
    field.fill("seen")
    page.get_by_role("button", name="Show").click()
    assert field.get_attribute("type") == "text"


def test_without_scripts_the_form_says_what_it_needs(
    new_page: Open, newsroom: None, settings: Settings
) -> None:
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 20_000}
    page = new_page(scripts=False)
    page.goto("/account/signup/")
    assert "This check needs JavaScript for a moment" in page.locator("noscript").text_content()


VISITOR_PAGES = [
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/confirm-email/",
    "/account/restore/unknown/",
    "/account/closed/",
    "/privacy/",
]
MEMBER_PAGES = ["/account/", "/account/profile/", "/account/delete/", "/account/password/change/"]


def test_axe_finds_nothing_serious(
    page: Any, newsroom: None, settings: Settings, check_looks: Any
) -> None:
    settings.FOLKMOOT = {"captcha": "altcha", "captcha_cost": 20_000, "second_factor": "off"}
    for path in VISITOR_PAGES:
        page.goto(path)
        check_looks(page)
    page.goto("/account/signup/")
    page.get_by_role("button", name="Register").click()
    page.locator("[aria-invalid=true]").first.wait_for()
    check_looks(page)
    publisher = make_account("Pia", role=Role.PUBLISHER)
    log_in(page, publisher)
    for path in [*MEMBER_PAGES, "/desk/privacy-policy/"]:
        page.goto(path)
        check_looks(page)
    make_policy(version="2026-02")
    page.goto("/account/")
    assert page.get_by_role("heading", name="Our privacy policy has changed").is_visible()
    check_looks(page)
    request_closure(publisher)
    page.goto("/account/")
    assert page.get_by_role("button", name="Have my account back").is_visible()
    check_looks(page)
