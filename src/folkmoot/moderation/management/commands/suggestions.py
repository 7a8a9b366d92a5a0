"""`folkmoot suggestions`: what clients sent to comments:suggestscore, as JSON Lines."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.moderation.queries.suggestions import suggestions


class Command(BaseCommand):
    """For calibration: the form that `folkmoot compare-scores` reads, too."""

    help = "Write the labels that clients suggested to standard output, one JSON object a line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From when on."""
        parser.add_argument("--since", type=_moment, help="leave older ones out: 2026-11-23")

    def handle(self, *args: Any, **options: Any) -> None:
        """One line each, the oldest first."""
        for each in suggestions(since=options["since"]):
            self.stdout.write(json.dumps(each, ensure_ascii=False))


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written} is no date; write it like 2026-11-23") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
