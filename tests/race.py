"""Let several threads do the same thing at the same moment."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Barrier, Thread
from typing import Any

from tests.plumbing.waiting import LIMIT


@dataclass
class Runner:
    """What one thread got: a result or an error."""

    result: Any = None
    error: BaseException | None = None


def race(count: int, act: Callable[[int], Any], *, within: float = LIMIT) -> list[Runner]:
    """Call `act(number)` in `count` threads that all begin at once; one `Runner` for each.

    Each thread has its own database connection and closes it. The test needs
    `@pytest.mark.django_db(transaction=True)`, or the threads do not see its rows.
    """
    from django.db import connections

    start = Barrier(count)
    runners = [Runner() for _ in range(count)]

    def run(number: int) -> None:
        try:
            start.wait(within)
            runners[number].result = act(number)
        except BaseException as error:  # noqa: BLE001
            runners[number].error = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,), daemon=True) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(within)
    if any(thread.is_alive() for thread in threads):
        raise TimeoutError(f"Not every thread ended within {within} seconds.")
    return runners


def results(runners: list[Runner]) -> list[Any]:
    """What the threads without an error returned."""
    return [runner.result for runner in runners if runner.error is None]


def errors(runners: list[Runner]) -> list[BaseException]:
    """The errors, in the order of the threads."""
    return [runner.error for runner in runners if runner.error is not None]
