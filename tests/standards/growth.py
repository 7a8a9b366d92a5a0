"""Whether a function's time grows no faster than its text, far beyond the engine's bounds."""

import os
import time
from collections.abc import Callable, Iterable

from folkmoot.standards import Detector, Submission, Text
from tests.standards.hostile import of_size

IS_SOAK = os.environ.get("FOLKMOOT_SOAK") == "1"
LARGE = 100_000 if IS_SOAK else 32_768
"""Signs: as many as a request may hold; in the soak three times as many."""
TIMES = 4
GENEROUS = 3.0
UNNOTICED = 0.03
"""Seconds below which a measure of time says nothing."""


def assert_linear(run: Callable[[str], object], units: Iterable[str], *, size: int = LARGE) -> None:
    """Four times the text may take four times as long, with room for a busy machine.

    Texts full of things found take longer than others; for those a smaller ``size``
    tells as much. Both sizes are cut to ``LARGE``.
    """
    size = min(size, LARGE)
    for unit in units:
        large = _least(run, of_size(unit, size))
        if large > UNNOTICED:
            small = _least(run, of_size(unit, size // TIMES))
            assert large <= GENEROUS * TIMES * small, (unit, small, large)


def detecting(detector: Detector) -> Callable[[str], object]:
    """The detector as a function of the raw text, with the text's other views made before."""

    def run(raw: str) -> object:
        return list(detector(Text(raw), None, Submission(raw)))

    return run


def _least(run: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(2):
        begin = time.process_time()
        run(text)
        times.append(time.process_time() - begin)
        if times[-1] < UNNOTICED:
            break
    return min(times)
