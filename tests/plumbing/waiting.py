"""Wait for a condition, never for a time.

A wait ends as soon as the condition holds, so its limit costs nothing: it only has to be longer
than the busiest machine needs.
"""

import time
from collections.abc import Callable

LIMIT = 180.0
"""Seconds: on a machine with five times its work, a whole Django needs one minute to start."""


def wait_until(holds: Callable[[], bool], *, within: float = LIMIT) -> None:
    """Return as soon as `holds()` is true.

    Raises:
        TimeoutError: it did not become true in the given seconds.
    """
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"This did not become true within {within} seconds: {holds}")
        time.sleep(0.02)
