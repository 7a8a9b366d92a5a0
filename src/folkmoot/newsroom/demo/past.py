"""The clock set back for a while, so that the demo's paper and its talk have a yesterday."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from unittest.mock import patch

from folkmoot.core import clock


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Folkmoot's own clock stands at this moment; nothing else's does."""
    with patch.object(clock, "timezone", SimpleNamespace(now=lambda: moment)):
        yield
