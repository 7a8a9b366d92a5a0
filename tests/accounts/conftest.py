"""What the tests of accounts share: a newsroom that people can register at."""

import pytest

from folkmoot.discussion.models import Publication, Story
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.queries.standards import standards_in_force
from tests.make import PASSWORD, make_policy, make_publication, make_story


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
