"""A paper with one section, and a way to read its pages."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(autouse=True)
def pictures_aside(settings: Any, tmp_path: Path) -> None:
    """Pictures of a test go with the test; addresses are those of the test client."""
    settings.MEDIA_ROOT = tmp_path
    settings.SITE_ADDRESS = "http://testserver"


@pytest.fixture
def home(db: None) -> Any:
    from tests.newsroom.paper import make_home

    return make_home()


@pytest.fixture
def world(home: Any) -> Any:
    from tests.newsroom.paper import make_section

    return make_section(home)


@pytest.fixture
def look(client: Any) -> Any:
    """The page at an address, read; the status is checked."""

    def get(address: str, *, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status, address
        return BeautifulSoup(response.content, "html.parser")

    return get
