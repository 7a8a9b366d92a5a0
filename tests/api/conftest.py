from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Publication
from folkmoot.moderation.actions.api_keys import make_api_key
from tests.api.browser import Browser
from tests.api.machine import Machine
from tests.make import make_publication


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


@pytest.fixture
def publication(db: None) -> Publication:
    """A publication in English whose standards are the shipped ones."""
    return make_publication()


@pytest.fixture
def machine(publication: Publication) -> Machine:
    """A machine that the publication gave a key."""
    return Machine(make_api_key(None, publication, name="Coral").secret)
