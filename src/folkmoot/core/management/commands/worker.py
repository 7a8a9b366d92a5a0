"""`folkmoot worker`: run background work until told to end."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

PARENT = "FOLKMOOT_PARENT"


class Command(BaseCommand):
    """Runs the tasks that changes have queued and that the clock has made due."""

    help = "Run background work: mails, notifications, what is due by the clock."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the two options."""
        parser.add_argument(
            "--once", action="store_true", help="Run what is waiting now, then end."
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="End when the process that started this one is gone.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        from folkmoot.core import worker

        if options["once"]:
            done = worker.run_all_waiting()
            self.stdout.write(f"{done} tasks were run.")
            return
        if options["with_parent"] and _is_orphan():
            return
        worker.run_forever(with_parent=options["with_parent"])


def _is_orphan() -> bool:
    """True when the process that started this one was gone before it had begun to work."""
    parent = os.environ.get(PARENT, "")
    return bool(parent) and parent != str(os.getppid())
