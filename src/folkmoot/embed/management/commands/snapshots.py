"""`folkmoot snapshots`: build the kept pages anew, compare them, or keep them up to date."""

import signal
from argparse import ArgumentParser
from collections.abc import Iterator
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.discussion.kept_pages import writer
from folkmoot.discussion.queries.versions import (
    number_of_stories_with_comments,
    stories_with_comments,
)
from folkmoot.embed.feed import follow, mark_of_pages
from folkmoot.embed.snapshots import Comparison, build, compare

STEP = 100


class Command(BaseCommand):
    """The kept pages are made from the database alone, so this may be run at any time."""

    help = "Build the kept pages of all discussions anew from the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One of two other things to do."""
        other = parser.add_mutually_exclusive_group()
        other.add_argument(
            "--check",
            action="store_true",
            help="build nothing; say which kept pages are not as they would be built now",
        )
        other.add_argument(
            "--follow",
            action="store_true",
            help="keep the pages of this machine up to date until told to end; "
            "a worker does that anyway",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build, compare or follow."""
        if options["follow"]:
            follow(_ended_by_signals())
        elif options["check"]:
            self._check()
        else:
            self._build()

    def _build(self) -> None:
        writer().mend()
        writer().keep_only(mark_of_pages())
        built = 0
        for story in self._stories():
            built += build(story) > 0
        self.stdout.write(f"The pages of {built} discussions were built.")

    def _check(self) -> None:
        found = [compare(story) for story in self._stories()]
        total = Comparison(
            same=sum(each.same for each in found),
            different=sum(each.different for each in found),
            missing=sum(each.missing for each in found),
        )
        words = f"{total.same} pages are as they should be, {total.missing} are not kept"
        if total.different:
            raise CommandError(f"{words}, {total.different} differ from the database.")
        self.stdout.write(f"{words}, none differs.")

    def _stories(self) -> Iterator[str]:
        """All stories with comments; how far it has come is told from time to time."""
        total = number_of_stories_with_comments()
        for number, story in enumerate(stories_with_comments(), start=1):
            yield story
            if number % STEP == 0:
                self.stderr.write(f"{number} of {total} discussions")


def _ended_by_signals() -> Event:
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    return stopping
