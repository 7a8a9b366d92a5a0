"""The way through a network in a real browser; nothing of theirs is asked before a press."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core import mail

from folkmoot.discussion.models import Publication
from tests.accounts.letters import path_in
from tests.accounts.networks import paper_network
from tests.make import PASSWORD, make_account
from tests.plumbing.browser import wait_for_path
from tests.plumbing.oidc_provider import Provider

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def provider(newsroom: Publication, settings: Any, live_server: Any) -> Iterator[Provider]:
    settings.SITE_ADDRESS = live_server.url
    with paper_network(settings) as found:
        found.person |= {"name": "Ann Elsewhere", "email": "ann@there.example"}
        yield found


def test_a_newcomer_registers_and_comes_again(
    page: Any, provider: Provider, check_looks: Callable[..., None]
) -> None:
    """A2: question, acceptance, our mail, and from then on one press; each page in its looks."""
    page.goto("/account/login/?next=/account/profile/")
    check_looks(page)
    assert not provider.asked
    page.get_by_role("button", name="Log in with The Paper").click()
    wait_for_path(page, "/account/networks/new/")
    check_looks(page)
    page.get_by_role("link", name="Register").last.click()
    assert page.get_by_label("E-mail address").input_value() == "ann@there.example"
    check_looks(page)
    page.get_by_label("I have reached").check()
    page.get_by_label("I have read the Community Standards").check()
    page.get_by_label("I have read the privacy policy").check()
    page.get_by_role("button", name="Register").click()
    wait_for_path(page, "/account/confirm-email/")
    page.goto(path_in(mail.outbox[-1], "confirm-email"))
    page.get_by_role("button", name="Yes, this is my address").click()
    wait_for_path(page, "/account/profile/")
    page.context.clear_cookies()
    page.goto("/account/login/?next=/account/profile/")
    page.get_by_role("button", name="Log in with The Paper").click()
    wait_for_path(page, "/account/profile/")
    page.goto("/account/networks/")
    check_looks(page)
    page.get_by_role("button", name="Unlink").click()
    page.get_by_text("This is your last way to log in").wait_for()


def test_a_member_links_by_logging_in(
    page: Any, provider: Provider, check_looks: Callable[..., None]
) -> None:
    """A2: 'yes, I have one', proven by the password; then asked once, and linked."""
    account = make_account("Mara")
    page.goto("/account/login/")
    page.get_by_role("button", name="Log in with The Paper").click()
    page.get_by_role("link", name="Log in and link").click()
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    wait_for_path(page, "/account/networks/link/")
    check_looks(page)
    page.get_by_role("button", name="Yes, link them").click()
    page.get_by_text("From now on you can log in with The Paper.").wait_for()
    assert mail.outbox[-1].subject == "A network was linked with your account"
