"""A story, a member and a desk of four; an engine that does what the text says."""

import pytest

from folkmoot.discussion.models import Publication, Story
from tests.make import make_publication, make_story
from tests.moderation.make import review_by_marks


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """The engine of `make.py`, unless the test is marked by using `real_engine`."""
    if "real_engine" not in request.fixturenames:
        monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)


@pytest.fixture
def real_engine() -> None:
    """Asks for the engine as it is."""


@pytest.fixture
def publication(db: None) -> Publication:
    return make_publication()


@pytest.fixture
def story(publication: Publication) -> Story:
    return make_story(publication)
