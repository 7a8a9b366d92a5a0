"""`folkmoot prepare`: all that must be done once after an installation or an upgrade."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from folkmoot.discussion.kept_pages import writer


class Command(BaseCommand):
    """Database, cache table and style sheets; safe to run again."""

    help = "Bring database and style sheets up to date, after an installation or an upgrade."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the three commands that it stands for."""
        self.stdout.write("Database")
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if settings.IS_COLLECTED:
            self.stdout.write("Style sheets and scripts")
            call_command("collectstatic", interactive=False, verbosity=0)
        writer().forget_all()  # a backup that was put back is older than what is kept
        self.stdout.write("Ready to serve.")
