"""Wait for a condition, never for a time."""

import time
from collections.abc import Callable


def wait_until(holds: Callable[[], bool], *, within: float = 30.0) -> None:
    """Return as soon as `holds()` is true.

    Raises:
        TimeoutError: it did not become true in the given seconds.
    """
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"This did not become true within {within} seconds: {holds}")
        time.sleep(0.02)
