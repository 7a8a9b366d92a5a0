"""`folkmoot api_keys`: give machines their keys, list them, take them back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.actions.api_keys import make_api_key, revoke_api_key
from folkmoot.moderation.queries.api_keys import api_keys


class Command(BaseCommand):
    """Three words: make, list, revoke."""

    help = "Make, list or revoke the API keys by which machines ask the standards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word each, with what it needs."""
        words = parser.add_subparsers(dest="word", required=True)
        make = words.add_parser("make", help="make a key; its secret is shown once")
        make.add_argument("name", help="who is to use it, such as 'Coral' or 'archive scripts'")
        make.add_argument("--publication", default="", help="its key, where there are several")
        words.add_parser("list", help="every key with its id, without its secret")
        revoke = words.add_parser("revoke", help="end a key for good")
        revoke.add_argument("id", help="the key's id, as `folkmoot api_keys list` shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say so."""
        try:
            getattr(self, f"_{options['word']}")(options)
        except FolkmootError as refusal:
            raise CommandError(refusal.message) from refusal

    def _make(self, options: dict[str, Any]) -> None:
        made = make_api_key(None, _publication(options["publication"]), name=options["name"])
        self.stderr.write(
            f"The key {made.public_id} ({made.name}) is made. Its secret is below. It is shown "
            "this once and kept nowhere: put it where the machine reads it."
        )
        self.stdout.write(made.secret)

    def _list(self, options: dict[str, Any]) -> None:
        for key in api_keys():
            state = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "open"
            used = f"{key.used_at:%Y-%m-%d %H:%M}" if key.used_at else "never"
            self.stdout.write(
                f"{key.public_id}  {key.start}…  {state}  made {key.made_at:%Y-%m-%d}  "
                f"used {used}  {key.publication}  {key.name}"
            )

    def _revoke(self, options: dict[str, Any]) -> None:
        revoke_api_key(None, options["id"])
        self.stdout.write("Revoked. The servers refuse it within ten seconds.")


def _publication(key: str) -> Publication:
    found = Publication.objects.filter(key=key).first() if key else main_publication()
    if found is None:
        raise CommandError(
            f'There is no publication "{key}".'
            if key
            else "There is no publication yet. Begin with `folkmoot start_paper`."
        )
    return found
