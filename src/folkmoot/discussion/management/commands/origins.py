"""`folkmoot origins`: the sites on whose pages discussions may stand."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.host_origins import drop_origin, name_origin
from folkmoot.discussion.queries.host_origins import origins_of


class Command(BaseCommand):
    """Three words: list, add, remove."""

    help = "Name the sites on whose pages a publication's discussions may stand, or take them back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word, and the origins it is about."""
        parser.add_argument("word", choices=["list", "add", "remove"])
        parser.add_argument("origins", nargs="*", help="such as https://www.paper.example")
        parser.add_argument("--publication", default="main", help="its key")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and tell what holds now."""
        key = options["publication"]
        try:
            for origin in options["origins"]:
                self._change(options["word"], key, origin)
        except FolkmootError as refusal:
            raise CommandError(refusal.message) from refusal
        for origin in origins_of(key):
            self.stdout.write(origin)

    def _change(self, word: str, key: str, origin: str) -> None:
        if word == "add":
            name_origin(key, origin)
        elif word == "remove" and not drop_origin(key, origin):
            raise CommandError(f"{origin} was not named.")
