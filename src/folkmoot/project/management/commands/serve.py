"""`folkmoot serve`: the edge, Django behind it and the background worker, for production."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from folkmoot.accounts.checks import check_cache
from folkmoot.project.checks import serving_faults
from folkmoot.project.errors import PortTaken
from folkmoot.project.serving import Plan, check_port, serve


class Command(BaseCommand):
    """Serves what is prepared, and says in a sentence what is not."""

    help = "Serve the site and run its background work until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--workers", type=int, default=2, help="web processes")
        parser.add_argument("--threads", type=int, default=4, help="threads in each")
        parser.add_argument(
            "--without-worker",
            action="store_true",
            help="the background work runs elsewhere, with `folkmoot worker`",
        )

        parser.add_argument(
            "--without-edge",
            action="store_true",
            help="listen with Django itself: no kept pages and no live streams",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, then serve."""
        plan = Plan(
            host=options["host"],
            port=options["port"],
            workers=options["workers"],
            threads=options["threads"],
            has_worker=not options["without_worker"],
            has_edge=not options["without_edge"],
        )
        self._check_configuration()
        self._check_static()
        self._check_database()
        try:
            check_port(plan.host, plan.port)
        except PortTaken as error:
            raise CommandError(f"Port {plan.port}: {error.message}") from error
        self.stdout.write(f"Serving {settings.SITE_ADDRESS} at {plan.host}:{plan.port}.")
        serve(plan)

    def _check_configuration(self) -> None:
        """Name every fault at once, so that it takes one correction to start."""
        faults = [str(fault.msg) for fault in (*serving_faults(), *check_cache())]
        if faults:
            listed = "\n".join(f"- {fault}" for fault in faults)
            raise CommandError(f"Folkmoot does not start like this:\n{listed}")

    def _check_static(self) -> None:
        folder = settings.STATIC_ROOT
        if folder and not (Path(folder) / "staticfiles.json").exists():
            raise CommandError("The style sheets are not in place. Run `folkmoot prepare` first.")

    def _check_database(self) -> None:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError("The database is not up to date. Run `folkmoot prepare` first.")
