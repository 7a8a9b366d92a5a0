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
