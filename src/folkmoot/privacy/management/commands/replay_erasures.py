"""Erase again what a restored backup brought back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.privacy.actions.erasure import default_ledger, replay_erasures


class Command(BaseCommand):
    """After a backup was restored, before the site is opened again."""

    help = "Erase again every account of the erasure ledger that a restored backup brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the ledger is."""
        parser.add_argument(
            "--ledger", type=Path, default=None, help="the file; by default the installation's own"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase, and say how many."""
        path = options["ledger"] or default_ledger()
        if not path.exists():
            raise CommandError(f"There is no ledger at {path}. Name it with --ledger.")
        self.stdout.write(f"Accounts erased again: {replay_erasures(path)}.")
