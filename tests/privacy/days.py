"""Letting days pass as they do for a worker that looks at the clock all the time."""

from datetime import timedelta
from typing import Any

from folkmoot.privacy.actions.clocks import trust_clock
from folkmoot.privacy.actions.erasure import erase_due_accounts


def pass_days(clock: Any, days: int) -> None:
    """Move the clock, and have it believed just before the end."""
    clock.shift(timedelta(days=days) - timedelta(hours=1))
    trust_clock()
    clock.shift(timedelta(hours=1))


def run_at_once(clock: Any, days: int) -> int:
    """Let days pass, then do what the hourly task does; how many accounts began to be erased."""
    pass_days(clock, days)
    return erase_due_accounts()
