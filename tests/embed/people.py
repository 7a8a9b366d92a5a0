"""People in a browser: signing in without the door, which has tests of its own."""

from typing import Any


def sign_in(page: Any, account: Any) -> None:
    """Give the browser a session of the account."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": settings.SITE_ADDRESS}]
    )


def sign_out(page: Any) -> None:
    """As if the session had ended elsewhere."""
    page.context.clear_cookies()


def composer(page: Any) -> Any:
    """The field above the list."""
    return page.locator("form.fm-composer textarea").first


def article(page: Any, comment: Any) -> Any:
    """The article of a comment, by the comment or its public id."""
    return page.locator(f"#comment-{getattr(comment, 'public_id', comment)}")


def status(page: Any) -> Any:
    """The polite live region."""
    return page.locator('[data-part="status"]')


def focused_id(page: Any) -> str:
    """The id of the element that has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def send(page: Any, text: str, keys: str = "") -> None:
    """Type into the composer above the list and press its button, or the given keys."""
    field = composer(page)
    field.fill(text)
    if keys:
        field.press(keys)
    else:
        page.locator('[data-part="send"]').first.click()
