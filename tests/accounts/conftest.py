"""What the tests of accounts share: a newsroom that people can register at, and a network."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Publication, Story
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.queries.standards import standards_in_force
from tests.make import PASSWORD, make_account, make_policy, make_publication, make_story


@pytest.fixture
def newsroom(db: None) -> Publication:
    """A publication with standards and a privacy policy in force."""
    publication = make_publication()
    adopt_default(publication)
    make_policy(version="2026-01")
    return publication


@pytest.fixture
def story(newsroom: Publication) -> Story:
    """A story of that newsroom."""
    return make_story(newsroom)


@pytest.fixture
def filled(newsroom: Publication) -> dict[str, str]:
    """A form filled in by a careful person."""
    in_force = standards_in_force(newsroom)
    assert in_force is not None
    return {
        "email": "ann@mail.example",
        "display_name": "Ann Reader",
        "password1": PASSWORD,
        "country": "DE",
        "is_of_age": "on",
        "agrees_standards": "on",
        "agrees_policy": "on",
        "standards_version": in_force.version,
        "policy_version": "2026-01",
        "time_zone": "Europe/Berlin",
    }


@pytest.fixture
def provider(newsroom: Publication, settings: Any) -> Iterator[Any]:
    """A network on this machine, and somebody there."""
    from tests.accounts.networks import paper_network

    with paper_network(settings) as found:
        found.person |= {"name": "Ann Elsewhere", "email": "ann@there.example"}
        yield found


@pytest.fixture
def linked(provider: Any) -> Account:
    """A member who comes by the network."""
    account = make_account("Mara")
    link_identity(account, Identity(provider.issuer, "person-1", "Mara there"))
    mail.outbox.clear()
    return account
