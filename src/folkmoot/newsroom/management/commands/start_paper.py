"""`folkmoot start_paper`: an empty paper with its sections, ready for the first story."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.core.errors import FolkmootError
from folkmoot.newsroom.founding import Paper, Section, found_paper


class Command(BaseCommand):
    """Run once, after `folkmoot prepare`."""

    help = "Make the front page and the sections of a new paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The paper's facts."""
        parser.add_argument("title", help="the paper's name")
        parser.add_argument("--contact", required=True, help="the moderators' e-mail address")
        parser.add_argument("--zone", default="UTC", help="such as Europe/Copenhagen")
        parser.add_argument("--language", default="en", help="of its pages: en, de, fr, es, ru, ar")
        parser.add_argument("--motto", default="", help="the line under the name")
        parser.add_argument("--sections", nargs="*", default=["News"], help="their titles")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it and say where it is."""
        paper = Paper(
            title=options["title"],
            contact_email=options["contact"],
            time_zone=options["zone"],
            language=options["language"],
            motto=options["motto"],
        )
        try:
            home = found_paper(paper, [Section(title) for title in options["sections"]])
        except FolkmootError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{home.title} begins. Write its first story in /cms/.")
