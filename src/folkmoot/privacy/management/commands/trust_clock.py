"""Say that the clock is right, after Folkmoot stopped erasing because it jumped."""

from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.core.clock import now
from folkmoot.privacy.actions.clocks import trust_clock


class Command(BaseCommand):
    """A person looked at the clock."""

    help = "Say that the clock of this machine is right, so that closed accounts are erased again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Believe the time from now on."""
        trust_clock()
        self.stdout.write(f"It is {now():%Y-%m-%d %H:%M} UTC; erasing goes on.")
