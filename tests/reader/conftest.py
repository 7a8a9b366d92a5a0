"""A member, a moderator and a story; an engine that does what the text says."""

from collections.abc import Callable

import pytest
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Publication, Story
from folkmoot.moderation.actions.standards import adopt_default
from tests.make import make_account, make_publication, make_story
from tests.moderation.make import review_by_marks


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text says what is found in it: `hold C5`."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)


@pytest.fixture
def publication(db: None) -> Publication:
    """A publication with the default standards in force."""
    publication = make_publication()
    adopt_default(publication)
    return publication


@pytest.fixture
def story(publication: Publication) -> Story:
    return make_story(publication)


@pytest.fixture
def stranger(db: None) -> Account:
    return make_account("Someone Else")


@pytest.fixture
def at() -> Callable[[Account], Client]:
    """`at(account)`: a browser in which the account is logged in."""

    def log_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return log_in
