"""What people do on the way, by the words that they see."""

import re
from typing import Any

from tests.make import PASSWORD


def log_in(page: Any, account: Any) -> None:
    """Through the door, from the head of the page that is open."""
    page.get_by_role("link", name="Log in", exact=True).first.click()
    fill_in_log_in(page, account.email)


def fill_in_log_in(page: Any, email: str, password: str = PASSWORD) -> None:
    """The form of the log-in page."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()


def is_alive(page: Any) -> None:
    """Wait until the discussion of the open page can be used, having come near it."""
    page.locator("[data-fm-discussion]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-fm-discussion][data-ready]")


def composer(page: Any) -> Any:
    """The field above the comments."""
    return page.locator("form.fm-composer textarea").first


def write(page: Any, text: str) -> None:
    """Type a comment and press its button."""
    is_alive(page)
    composer(page).fill(text)
    page.locator('[data-part="send"]').first.click()


def link_in(mail: Any) -> str:
    """The first address of our own in a mail, as a path."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found, mail.body
    return found[1].rstrip(".>")
