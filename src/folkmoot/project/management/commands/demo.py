"""`folkmoot demo`: a whole Folkmoot with a paper, people and talk, on one port."""

import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from folkmoot.project.demo.accounts_file import accounts_table
from folkmoot.project.demo.preparing import is_ready, prepare
from folkmoot.project.errors import PortTaken
from folkmoot.project.serving import Plan, check_port, serve


class Command(BaseCommand):
    """Makes the data at the first start, keeps them at the next, and serves."""

    help = "Run the demo: a news site with its discussion, its desk and its outbox."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--only-prepare", action="store_true", help="make the data and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, say who may sign in, serve until Ctrl-C."""
        if not settings.DEMO:
            raise CommandError("The demo needs FOLKMOOT_DEMO=1. `make demo` sets it.")
        if options["port"] != settings.PORT:
            raise CommandError(f"The port is chosen by PORT: PORT={options['port']} make demo")
        if options["only_prepare"]:
            prepare(self.stdout.write)
            return
        plan = Plan(host=options["host"], port=options["port"])
        try:
            check_port(plan.host, plan.port)
        except PortTaken as error:
            raise CommandError(
                f"Port {plan.port} is used by another program. Choose another: PORT=8001 make demo"
            ) from error
        if not is_ready():
            self._prepare(plan)
        self._greet()
        running = Path(settings.VAR) / "running"
        running.write_text(str(os.getpid()))
        try:
            serve(plan)
        finally:
            running.unlink(missing_ok=True)

    def _prepare(self, plan: Plan) -> None:
        """In a process of its own: what it needed of memory is not shared with the servers."""
        command = [sys.executable, "-m", "folkmoot", "demo", "--only-prepare"]
        done = subprocess.run([*command, "--port", str(plan.port)], check=False)  # noqa: S603
        if done.returncode:
            raise CommandError("The demo's data could not be made; the lines above say why.")

    def _greet(self) -> None:
        address = settings.SITE_ADDRESS
        self.stdout.write(
            f"\nThe Meridian Courier is at {address}/\n"
            f"  desk {address}/desk/ · newsroom {address}/cms/ · mails {address}/outbox/\n\n"
            f"{accounts_table(address)}\n"
            f"  Also in {Path(settings.VAR) / 'accounts.json'}\n\n"
            "Ctrl-C ends it. The data stay; `make demo-reset` removes them."
        )
        self.stdout.flush()
