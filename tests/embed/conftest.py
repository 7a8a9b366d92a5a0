"""A story whose discussion stands on the test server, and people in front of it."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.make import make_account, make_publication, make_story


@pytest.fixture
def talk(live_server: Any, settings: Any, transactional_db: None) -> Any:
    """An open story, registered under the address of its discussion on the test server."""
    from folkmoot.discussion.actions.stories import StoryPage, register_story

    settings.SITE_ADDRESS = live_server.url
    story = make_story(make_publication())
    address = f"{live_server.url}/discussion/{story.public_id}/"
    page = StoryPage(story.key, address, story.title, story.summary)
    return register_story("main", edition_key="home", page=page)


@pytest.fixture
def read(talk: Any) -> Callable[..., Any]:
    """`read(page, query, account)`: open the discussion and wait until it is alive."""
    from tests.embed.people import sign_in

    def open_discussion(page: Any, query: str = "", account: Any = None) -> Any:
        if account is not None:
            sign_in(page, account)
        page.goto(f"/discussion/{talk.public_id}/{query}")
        page.wait_for_selector("[data-fm-discussion][data-ready]")
        return page

    return open_discussion


@pytest.fixture
def author(db: None) -> Any:
    """A member with a name."""
    return make_account("Miriam Okafor")
