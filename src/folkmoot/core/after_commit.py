"""Background work that belongs to a change: queued with it, run after it.

A task is a row in the same database, written in the transaction of the change. So it is
there exactly when the change is: a rollback takes it back, a crash after the commit
cannot lose it. The library that keeps the rows is django-q2 (decision 0001); the process
that runs them is `folkmoot.core.worker`.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from importlib import import_module
from threading import Event
from typing import TypeVar

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import module_has_submodule

from folkmoot.core.clock import now
from folkmoot.core.errors import TaskGivenUp, TaskUnknown

logger = logging.getLogger(__name__)

Id = str | int
Work = TypeVar("Work", bound=Callable[..., None])
Companion = TypeVar("Companion", bound=Callable[[Event], None])

QUEUE = "folkmoot"
PERFORM = "folkmoot.core.after_commit.perform"
LEASE_MARGIN = timedelta(seconds=15)


@dataclass(frozen=True, kw_only=True)
class Task:
    """What is known about a piece of background work."""

    name: str
    work: Callable[..., None]
    attempts: int
    wait: timedelta
    limit: timedelta
    every: timedelta | None

    @property
    def lease(self) -> timedelta:
        """How long a worker that took the task is believed to be alive."""
        return self.limit + LEASE_MARGIN


_declared: dict[str, Task] = {}
_companions: list[Callable[[Event], None]] = []


def background(
    *,
    attempts: int = 5,
    wait: timedelta = timedelta(seconds=30),
    limit: timedelta = timedelta(seconds=60),
    every: timedelta | None = None,
) -> Callable[[Work], Work]:
    """Declare a function in an app's `tasks.py` as background work.

    Its name is `<app>.<function>`. It gets ids only, loads what it needs and calls one
    action; it must be safe to run twice, since a worker may die after the work and before
    saying so. A failure is tried again after `wait`, then twice as long, and so on, until
    `attempts` are used up. `limit` is how long one attempt may take. With `every` (whole
    minutes) it is started by the clock and takes no argument.
    """

    def declare(work: Work) -> Work:
        app = work.__module__.rsplit(".", 2)[-2]
        name = f"{app}.{work.__name__}"
        _declared[name] = Task(
            name=name, work=work, attempts=attempts, wait=wait, limit=limit, every=every
        )
        return work

    return declare


def beside_the_worker(work: Companion) -> Companion:
    """Declare a loop in an app's `tasks.py` that runs as long as a worker does.

    It gets an event that is set when it is to end, and must end within seconds then. It runs in
    a thread with database connections of its own, in every worker: if one is enough, it sees to
    that itself.
    """
    _companions.append(work)
    return work


def companions() -> tuple[Callable[[Event], None], ...]:
    """The loops that run beside the worker."""
    return tuple(_companions)


def declared_tasks() -> tuple[Task, ...]:
    """Every task that the installed apps declare."""
    return tuple(_declared[name] for name in sorted(_declared))


def find_tasks() -> None:
    """Import the `tasks` module of every Folkmoot app that has one."""
    for app in apps.get_app_configs():
        if app.name.startswith("folkmoot.") and module_has_submodule(app.module, "tasks"):
            import_module(f"{app.name}.tasks")


def find_task(name: str) -> Task:
    """The task of this name.

    Raises:
        TaskUnknown: no app declares it.
    """
    if name not in _declared:
        raise TaskUnknown(task=name)
    return _declared[name]


def start(name: str, *ids: Id) -> None:
    """Queue a declared task in the transaction that is running now.

    By name and not by function, so that an action and the task that calls the next action
    do not import each other.

    Raises:
        TaskUnknown: no app declares it.
    """
    task = find_task(name)
    if getattr(settings, "FOLKMOOT_TASKS_AT_ONCE", False):
        transaction.on_commit(partial(task.work, *ids))
        return
    _queue(task, 1, ids)


def perform(name: str, attempt: int, *ids: Id) -> None:
    """Run one attempt of a task; called by the worker.

    An attempt that fails queues the next one, so nothing is recorded but a line in the
    log; the last one raises, and the library keeps it in its list of failures.

    Raises:
        TaskUnknown: no app declares it.
        TaskGivenUp: earlier workers died in all attempts.
    """
    from django_q.exceptions import TimeoutException

    task = find_task(name)
    if attempt > task.attempts:
        raise TaskGivenUp(task=name, ids=ids)
    try:
        task.work(*ids)
    except (Exception, TimeoutException) as error:
        if attempt == task.attempts:
            raise
        wait = task.wait * 2 ** (attempt - 1)
        logger.warning("%s failed (attempt %s), again in %s: %r", name, attempt, wait, error)
        _queue(task, attempt + 1, ids, wait=wait)


def _queue(
    task: Task, attempt: int, ids: tuple[Id, ...], *, wait: timedelta = timedelta(0)
) -> None:
    from django_q.tasks import async_task

    options = {
        "task_name": task.name,
        "timeout": int(task.limit.total_seconds()),
        "broker": _DueLater(due=now() + wait),
    }
    async_task(PERFORM, task.name, attempt, *ids, q_options=options)


@dataclass(frozen=True)
class _DueLater:
    """Writes the library's row so that no worker takes it before it is due."""

    due: datetime
    list_key: str = QUEUE

    def enqueue(self, package: str) -> int:
        from django_q.models import OrmQ

        return int(OrmQ.objects.create(key=self.list_key, payload=package, lock=self.due).pk)
