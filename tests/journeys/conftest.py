"""The newsroom's site on the test server, with one story that takes comments."""

from typing import Any

import pytest

from tests.journeys.paper import print_paper


@pytest.fixture
def story(live_server: Any, settings: Any, transactional_db: None) -> Any:
    """The story of the paper's one article; `story.address` is where readers find it."""
    from folkmoot.discussion.queries.stories import story_by_key

    settings.SITE_ADDRESS = live_server.url
    article = print_paper(live_server.url)
    return story_by_key("main", article.story_key)
