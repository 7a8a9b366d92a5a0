"""`folkmoot doctor`: what is wrong with this installation, and what to do about it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.project.health import troubles


class Command(BaseCommand):
    """One sentence for each trouble; the exit code is 1 when something must be mended."""

    help = "Say what is wrong with this installation and what to do about it."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at everything, and tell it in order of weight."""
        found = [*troubles()]
        grave = [trouble.words for trouble in found if trouble.must_be_mended]
        advice = [trouble.words for trouble in found if not trouble.must_be_mended]
        for title, sentences in (("To be mended:", grave), ("To be considered:", advice)):
            if sentences:
                self.stdout.write("\n- ".join((title, *sentences)))
        if grave:
            sys.exit(1)
        self.stdout.write("Nothing must be mended.")
