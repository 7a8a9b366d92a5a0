"""What waits for a commit runs when the action's own transaction ends, as it does in life.

A test without `transaction=True` stands in a transaction that is never committed, and
Django would keep everything that waits for a commit until then. Here it runs as soon as
only the test's own transaction is left. So an action's background work is done when the
action returns.
"""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session", autouse=True)
def commits_as_in_life() -> Any:
    """Patch the two places of Django that decide when a waiting call runs."""
    from django.db import transaction
    from django.db.backends.base.base import BaseDatabaseWrapper

    leave = transaction.Atomic.__exit__
    wait = BaseDatabaseWrapper.on_commit

    def leave_and_run(self: Any, error: Any, value: Any, trace: Any) -> None:
        leave(self, error, value, trace)
        connection = transaction.get_connection(self.using)
        if error is None and _only_the_test_is_left(connection):
            _run_waiting(connection)

    def wait_and_run(self: Any, call: Callable[[], object], robust: bool = False) -> None:
        wait(self, call, robust=robust)
        if _only_the_test_is_left(self):
            _run_waiting(self)

    patch = pytest.MonkeyPatch()
    patch.setattr(transaction.Atomic, "__exit__", leave_and_run)
    patch.setattr(BaseDatabaseWrapper, "on_commit", wait_and_run)
    yield
    patch.undo()


def _only_the_test_is_left(connection: Any) -> bool:
    blocks = connection.atomic_blocks
    return bool(blocks) and all(block._from_testcase for block in blocks)


def _run_waiting(connection: Any) -> None:
    while connection.run_on_commit:
        _, call, robust = connection.run_on_commit.pop(0)
        try:
            call()
        except Exception:
            if not robust:
                raise
