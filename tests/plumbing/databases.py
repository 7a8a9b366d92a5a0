"""Every test worker gets a copy of the template database; nothing is migrated twice.

A test with `transaction=True` is followed by putting the template's content back, which is
quicker than emptying a hundred tables and keeps the rows that migrations wrote.
"""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from tests.plumbing.templates import chosen_template

USES_IT = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """For the second database: what asks neither it nor the cache need not run twice."""
    parser.addoption("--only-with-database", action="store_true", help="leave out all other tests")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what touches no table; the limits count in the cache, which is Redis then."""
    if not config.getoption("only_with_database"):
        return
    kept = [item for item in items if _uses_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _uses_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    marks = {mark.name for mark in item.iter_markers()}
    return bool(fixtures & USES_IT or marks & {"django_db", "cache"})


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any
) -> Iterator[None]:
    """The database of this worker: a copy of the template, gone at the end."""
    from django.db import connection
    from django.test import TransactionTestCase

    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    template = chosen_template()
    with django_db_blocker.unblock():
        template.make()
        before = connection.settings_dict["NAME"]
        name = template.copy(f"{worker}-{os.getpid()}")
        connection.close()
        connection.settings_dict["NAME"] = name

    def put_back(self: object) -> None:
        connection.close()
        template.put_back(name)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", put_back)
    yield
    patch.undo()
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = before
        template.drop(name)


@pytest.fixture
def database_address(transactional_db: None) -> str:
    """The address of this test's database, for a process of its own (FOLKMOOT_DATABASE_URL)."""
    from django.db import connection

    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{known['NAME']}"
    login = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    port = f":{known['PORT']}" if known["PORT"] else ""
    return f"postgresql://{login}@{known['HOST']}{port}/{known['NAME']}"
