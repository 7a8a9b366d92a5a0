"""Passkeys in a real browser with a virtual authenticator: made, used alone, used as second."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import Settings

from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role
from tests.make import PASSWORD, make_account
from tests.plumbing.browser import wait_for_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Any]
OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def plug_in(page: Any) -> tuple[Any, str]:
    """Give the page's browser an authenticator; the CDP session and its id."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": OPTIONS})
    return session, made["authenticatorId"]


def log_in(page: Any, account: Account, next_path: str = "/account/") -> None:
    page.goto(f"/account/login/?next={next_path}")
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def make_passkey(page: Any) -> None:
    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Make a passkey").click()
    page.get_by_label("Name").fill("phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()


def log_out(page: Any) -> None:
    page.context.clear_cookies()


@pytest.fixture
def member(transactional_db: None) -> Account:
    return make_account("Mara")


def test_a_passkey_is_made_and_logs_in_alone(page: Any, member: Account) -> None:
    """A3: no password, no code; back to where the reader was."""
    plug_in(page)
    log_in(page, member)
    make_passkey(page)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("rowheader", name="phone").wait_for()
    log_out(page)
    page.goto("/account/login/?next=/account/profile/")
    page.get_by_role("button", name="Log in with a passkey").click()
    wait_for_path(page, "/account/profile/")


def test_a_passkey_is_the_second_step_of_staff(
    page: Any, settings: Settings, transactional_db: None
) -> None:
    """A3, AC-065: led to it before the desk, then asked for it at log-in."""
    settings.FOLKMOOT = settings.FOLKMOOT | {"second_factor": "staff"}
    moderator = make_account("Mo First", role=Role.MODERATOR)
    plug_in(page)
    log_in(page, moderator, "/desk/")
    page.get_by_text("Your work here opens only with a second factor").wait_for()
    make_passkey(page)
    page.get_by_role("link", name="I have kept them").click()
    page.get_by_role("link", name="Go on where you were going").click()
    wait_for_path(page, "/desk/")
    log_out(page)
    log_in(page, moderator, "/desk/")
    page.get_by_role("heading", name="Second step").wait_for()
    page.get_by_role("button", name="Use a passkey").click()
    wait_for_path(page, "/desk/")


def test_a_device_that_does_not_know_the_finger_gets_no_further(page: Any, member: Account) -> None:
    """A key that was found opens nothing without finger, face or PIN."""
    session, key = plug_in(page)
    log_in(page, member)
    make_passkey(page)
    log_out(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_role("alert").filter(has_text="did not give a passkey").wait_for()
    assert Authenticator.objects.filter(user=member, type="webauthn").exists()


def test_a_removed_passkey_opens_nothing(page: Any, member: Account) -> None:
    plug_in(page)
    log_in(page, member)
    make_passkey(page)
    Authenticator.objects.all().delete()
    log_out(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    page.get_by_text("This passkey is not known here").wait_for()


def test_the_pages_are_clean_in_every_look(
    page: Any, member: Account, check_looks: Callable[..., None]
) -> None:
    """UX: 320 px, light and dark, axe."""
    plug_in(page)
    page.goto("/account/login/")
    check_looks(page)
    page.get_by_role("link", name="Log in with a code by mail").click()
    check_looks(page)
    page.get_by_label("E-mail address").fill(member.email)
    page.get_by_role("button", name="Send the code").click()
    page.get_by_label("Code from the mail").wait_for()
    check_looks(page)
    log_out(page)
    log_in(page, member)
    wait_for_path(page, "/account/")
    page.goto("/account/email/")
    check_looks(page)
    for path in ("", "app/", "passkey/"):
        page.goto(f"/account/second-factor/{path}")
        check_looks(page)
    make_passkey(page)
    check_looks(page)
    page.goto("/account/second-factor/")
    check_looks(page)
    page.goto("/account/sessions/")
    check_looks(page)
    log_out(page)
    log_in(page, member)
    page.get_by_role("heading", name="Second step").wait_for()
    check_looks(page)


def test_without_scripts_an_app_does(new_page: Open, member: Account) -> None:
    """What a page cannot do without a script it does not show, and says why."""
    page = new_page(scripts=False)
    log_in(page, member)
    wait_for_path(page, "/account/")
    page.goto("/account/second-factor/passkey/")
    assert page.locator("noscript .fm-note").is_visible()
    assert not page.get_by_role("button", name="Make a passkey").is_visible()
    page.goto("/account/second-factor/app/")
    assert page.get_by_role("img", name="Picture for the app").is_visible()
