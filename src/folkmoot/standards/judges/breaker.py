"""Leaves a judge alone for a while after it failed again and again."""

from threading import Lock
from time import monotonic

MOST_FAULTS = 5
SECONDS_ALONE = 60.0


class Breaker:
    """Counts a judge's faults in a row; after five it is not asked for a minute.

    Then one question is let through as a trial; its answer opens the way again, its failure
    begins another minute. So a judge that is down costs its time once a minute, not once a
    comment. It may be shared by threads; each process has its own.
    """

    def __init__(self, *, faults: int = MOST_FAULTS, seconds: float = SECONDS_ALONE) -> None:
        self._most = faults
        self._seconds = seconds
        self._faults: dict[str, int] = {}
        self._until: dict[str, float] = {}
        self._lock = Lock()

    def may_ask(self, judge: str) -> bool:
        """Whether the judge is to be asked now."""
        with self._lock:
            if self._faults.get(judge, 0) < self._most:
                return True
            if monotonic() < self._until[judge]:
                return False
            self._until[judge] = monotonic() + self._seconds
            return True

    def note(self, judge: str, *, is_fault: bool) -> None:
        """How a question went."""
        with self._lock:
            self._faults[judge] = self._faults.get(judge, 0) + 1 if is_fault else 0
            self._until[judge] = monotonic() + self._seconds
