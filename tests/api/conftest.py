from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from folkmoot.accounts.models import Account
from tests.api.browser import Browser


@pytest.fixture
def sign_in() -> Callable[[Account | None], Browser]:
    """A browser in which the account is signed in, or nobody; CSRF is enforced as in life."""

    def open_browser(account: Account | None = None) -> Browser:
        client = Client(enforce_csrf_checks=True)
        if account is not None:
            client.force_login(account)
        return Browser(client)

    return open_browser


@pytest.fixture
def visitor(sign_in: Any) -> Browser:
    return sign_in(None)
