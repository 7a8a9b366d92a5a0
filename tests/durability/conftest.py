"""A site in processes of its own, and readers who write on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.durability.ledger import Ledger, make_writers
from tests.durability.site import Site
from tests.make import make_publication, make_story

WRITERS = 80


@pytest.fixture
def site(database_address: str, tmp_path: Path, settings: Any) -> Iterator[Site]:
    """A running site on this test's database."""
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    site = Site(database_address, tmp_path)
    try:
        site.start()
        yield site
    finally:
        site.stop()


@pytest.fixture
def ledger(site: Site) -> Iterator[Ledger]:
    """Readers who have not begun yet, with an open story."""
    from folkmoot.moderation.actions.standards import adopt_default

    publication = make_publication()
    adopt_default(publication)
    ledger = Ledger(site.port, make_story(publication), make_writers(WRITERS))
    yield ledger
    ledger.is_over.set()
