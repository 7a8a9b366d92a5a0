"""The sources are parsed once, outside the time of any single test."""

import pytest

from tests.house.sources import everything, migrations


@pytest.fixture(scope="session", autouse=True)
def parsed_sources() -> None:
    for source in (*everything(), *migrations()):
        assert source.tree
