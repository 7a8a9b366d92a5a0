"""A member and a desk of four, the same people wherever a test asks for them."""

from typing import Any

import pytest


@pytest.fixture
def member(db: None) -> Any:
    from tests.make import make_account

    return make_account("Ada Reader")


@pytest.fixture
def moderator(db: None) -> Any:
    from tests.moderation.make import staff

    return staff("Mo First")


@pytest.fixture
def second(db: None) -> Any:
    from tests.moderation.make import staff

    return staff("Sue Second")


@pytest.fixture
def editor(db: None) -> Any:
    from folkmoot.accounts.roles import Role
    from tests.moderation.make import staff

    return staff("Ed Itor", Role.EDITOR)


@pytest.fixture
def publisher(db: None) -> Any:
    from folkmoot.accounts.roles import Role
    from tests.moderation.make import staff

    return staff("Pat Publisher", Role.PUBLISHER)
