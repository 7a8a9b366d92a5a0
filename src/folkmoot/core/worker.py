"""The process that runs background work: one loop, one task at a time.

It drives django-q2's own functions (claim, run with a time limit, record, schedule) in one
process, not in the library's cluster of five: there, a killed worker may die with the lock
of a queue that all others wait for, and children outlive a killed parent (decision 0001).
More work at once means more of these processes; a row is claimed by one of them only.
"""

import logging
import os
import signal
import time
from collections.abc import Callable, Iterable
from multiprocessing import Value
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any
from zlib import crc32

from django.db import Error as DatabaseError
from django.db import close_old_connections, transaction
from django_q.brokers import get_broker
from django_q.models import OrmQ, Schedule
from django_q.monitor import monitor
from django_q.scheduler import scheduler
from django_q.signing import BadSignature, SignedPackage
from django_q.worker import worker as run_package

from folkmoot.core.after_commit import PERFORM, Task, companions, declared_tasks, find_task
from folkmoot.core.clock import now
from folkmoot.core.errors import FolkmootError

logger = logging.getLogger(__name__)

SCHEDULE_EVERY = 15.0
LONGEST_PAUSE = 30.0
COMPANIONS_END_WITHIN = 5.0


def run_forever(*, with_parent: bool = False) -> None:
    """Work until a signal asks to end.

    The first SIGTERM or SIGINT lets the task in hand end; the second ends at once, and the
    task runs again when its lease is over. With `with_parent` the loop also ends when the
    process that started it is gone, so that a killed server leaves no orphan.
    """
    stopping = _stop_on_signals()
    beside = _start_companions(stopping)
    parent = os.getppid()
    next_look = 0.0
    pause = 0.0
    while not stopping.is_set() and (not with_parent or os.getppid() == parent):
        try:
            if time.monotonic() >= next_look:
                start_due()
                next_look = time.monotonic() + SCHEDULE_EVERY
            run_waiting()
            pause = 0.0
        except DatabaseError:
            pause = min(LONGEST_PAUSE, pause * 2 + 1)
            logger.exception("The database does not answer; next try in %s s", pause)
            close_old_connections()
            stopping.wait(pause)
    stopping.set()
    for thread in beside:
        thread.join(COMPANIONS_END_WITHIN)


def _start_companions(stopping: Event) -> list[Thread]:
    beside = [
        Thread(target=_accompany, args=(work, stopping), name=work.__name__, daemon=True)
        for work in companions()
    ]
    for thread in beside:
        thread.start()
    return beside


def _accompany(work: Callable[[Event], None], stopping: Event) -> None:
    """Run a loop until the worker ends; if it breaks, it begins again after a moment."""
    while not stopping.is_set():
        try:
            work(stopping)
        except Exception:
            logger.exception("%s broke off; it begins again", work.__name__)
            stopping.wait(LONGEST_PAUSE)


def run_all_waiting() -> int:
    """Run what is due now, and what that starts; returns how many attempts were made."""
    start_due()
    done = 0
    while OrmQ.objects.filter(lock__lt=now()).exists():
        done += run_waiting()
    return done


def run_waiting() -> int:
    """Claim and run the next task that is due; with none, wait for a moment."""
    broker = get_broker()
    claimed: Iterable[tuple[int, str]] = broker.dequeue() or ()
    done = 0
    for row_id, package in claimed:
        _run(broker, row_id, package)
        done += 1
    return done


def start_due() -> None:
    """Bring the timetable up to date and queue what it says."""
    _write_timetable()
    scheduler(broker=get_broker())


def _run(broker: Any, row_id: int, text: str) -> None:
    try:
        package = SignedPackage.loads(text)
    except BadSignature:
        logger.error("Task row %s was signed with another key; it is left where it is", row_id)
        return
    _take(row_id, package)
    package |= {"cluster": broker.list_key, "ack_id": row_id}
    waiting: SimpleQueue[Any] = SimpleQueue()
    results: SimpleQueue[Any] = SimpleQueue()
    waiting.put(package)
    waiting.put("STOP")
    run_package(waiting, results, Value("f", -1))
    _record(results.get(), broker)


def _record(done: dict[str, Any], broker: Any) -> None:
    """Keep what came of a task and end its row, in one change.

    Killed between the two, a worker would leave a failure that is told of already, and a row
    that fails once more and overwrites its reason.
    """
    results: SimpleQueue[Any] = SimpleQueue()
    results.put({**done, "sync": True})  # or the library lets go of the connection in between
    results.put("STOP")
    close_old_connections()
    with transaction.atomic():
        monitor(results, broker)


def _take(row_id: int, package: dict[str, Any]) -> None:
    """Keep the row for as long as the task may take, and count this start.

    If this process dies, the row comes back as the next attempt, so that a task that kills
    its worker is given up in the end.
    """
    name, attempt, *ids = package["args"]
    try:
        lease = find_task(name).lease
    except FolkmootError:
        return
    again = SignedPackage.dumps({**package, "args": (name, attempt + 1, *ids)})
    OrmQ.objects.filter(pk=row_id).update(payload=again, lock=now() + lease)


def _write_timetable() -> None:
    periodic = [task for task in declared_tasks() if task.every is not None]
    wanted = {_row_of(task): task for task in periodic}
    Schedule.objects.filter(func=PERFORM).exclude(pk__in=wanted).delete()
    known = dict(Schedule.objects.filter(pk__in=wanted).values_list("pk", "minutes"))
    for row_id, task in wanted.items():
        minutes = _minutes(task)
        if row_id not in known:
            Schedule.objects.get_or_create(pk=row_id, defaults=_timetable_row(task, minutes))
        elif known[row_id] != minutes:
            Schedule.objects.filter(pk=row_id).update(minutes=minutes, next_run=now())


def _row_of(task: Task) -> int:
    """The same row number in every process, so that two workers cannot write it twice."""
    return crc32(task.name.encode()) & 0x7FFFFFFF


def _minutes(task: Task) -> int:
    assert task.every is not None
    return max(1, int(task.every.total_seconds() // 60))


def _timetable_row(task: Task, minutes: int) -> dict[str, Any]:
    options = {"timeout": int(task.limit.total_seconds()), "task_name": task.name}
    return {
        "name": task.name,
        "func": PERFORM,
        "args": repr((task.name, 1)),
        "kwargs": repr({"q_options": options}),
        "schedule_type": Schedule.MINUTES,
        "minutes": minutes,
        "repeats": -1,
        "next_run": now(),
    }


def _stop_on_signals() -> Event:
    stopping = Event()

    def ask(number: int, _frame: object) -> None:
        if stopping.is_set():
            os._exit(128 + number)
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
    return stopping
