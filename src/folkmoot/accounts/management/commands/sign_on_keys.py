"""`folkmoot sign_on_keys`: the sites that sign readers on, and their keys."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.accounts.actions.sign_on import try_token
from folkmoot.accounts.actions.sign_on_keys import (
    MadeSignOnKey,
    SiteFacts,
    add_site,
    make_key,
    replace_key,
    restore_safeguard,
    revoke_key,
    waive,
)
from folkmoot.accounts.queries.sign_on import keys_of, sign_on_sites, site_by_id
from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.accounts.sign_on_waivers import WAIVERS
from folkmoot.core.errors import FolkmootError

KEY_FILE = "a file with the site's public key in PEM; without one a shared secret is made"


class Command(BaseCommand):
    """Seven words: add, list, make, replace, revoke, waive, try."""

    help = "Name the sites that sign their readers on, and make, replace or revoke their keys."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One word each, with what it needs."""
        words = parser.add_subparsers(dest="word", required=True)
        add = words.add_parser("add", help="name a site")
        add.add_argument("name", help="as readers see it")
        add.add_argument("issuer", help="what its tokens carry as iss")
        add.add_argument("origins", nargs="+", help="such as https://www.paper.example")
        add.add_argument("--start", default="", help="where a reader can begin at the site")
        add.add_argument("--publication", default="", help="its key, where there are several")
        words.add_parser("list", help="every site with its keys, without their secrets")
        make = words.add_parser("make", help="a key for a site; a secret is shown once")
        make.add_argument("id", help="the site's id")
        make.add_argument("--public-key", help=KEY_FILE)
        replace = words.add_parser("replace", help="a new key; the old one works on for a while")
        replace.add_argument("id", help="the key's id")
        replace.add_argument("--public-key", help=KEY_FILE)
        revoke = words.add_parser("revoke", help="end a key and the sessions it opened, at once")
        revoke.add_argument("id", help="the key's id")
        waiver = words.add_parser("waive", help="leave a safeguard out, or ask for it again")
        waiver.add_argument("id", help="the site's id")
        waiver.add_argument("what", choices=sorted(WAIVERS))
        waiver.add_argument("--accept", action="append", default=[], help="a sentence's name")
        waiver.add_argument("--restore", action="store_true", help="ask for it again")
        attempt = words.add_parser("try", help="say whether a token would be taken; spends nothing")
        attempt.add_argument("token")
        attempt.add_argument("--site", default="", help="the site's id, if the token has no kid")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say so."""
        try:
            getattr(self, f"_{options['word']}")(options)
        except SignOnRefused as refusal:
            raise CommandError(f"It would be refused: {refusal.reason}.") from refusal
        except FolkmootError as refusal:
            raise CommandError(refusal.message) from refusal

    def _add(self, options: dict[str, Any]) -> None:
        facts = SiteFacts(
            name=options["name"],
            issuer=options["issuer"],
            origins=tuple(options["origins"]),
            publication=options["publication"],
            start_address=options["start"],
        )
        self.stdout.write(add_site(None, facts).public_id)

    def _list(self, options: dict[str, Any]) -> None:
        for site in sign_on_sites():
            self.stdout.write(f"{site.public_id}  {site.name}  {site.issuer}")
            for key in keys_of(site):
                state = "open" if key.is_open else "revoked" if key.revoked_at else "ended"
                ends = f" until {key.ends_at:%Y-%m-%d %H:%M}" if key.ends_at else ""
                self.stdout.write(f"  {key.public_id}  {key.algorithm}  {state}{ends}")

    def _make(self, options: dict[str, Any]) -> None:
        self._tell(make_key(None, site_by_id(options["id"]), _read(options["public_key"])))

    def _replace(self, options: dict[str, Any]) -> None:
        self._tell(replace_key(None, options["id"], _read(options["public_key"])))

    def _revoke(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"Revoked; sessions ended: {revoke_key(None, options['id'])}.")

    def _waive(self, options: dict[str, Any]) -> None:
        site, what = site_by_id(options["id"]), options["what"]
        if options["restore"]:
            restore_safeguard(None, site, what=what)
            self.stdout.write("The safeguard is back in force.")
            return
        for waiver in WAIVERS[what]:
            self.stderr.write(f"{waiver.name}: {waiver.words}")
        waive(None, site, what=what, ticked=options["accept"])
        self.stdout.write("Done.")

    def _try(self, options: dict[str, Any]) -> None:
        claims = try_token(options["token"], site=options["site"])
        self.stdout.write(f"It would be taken, for the reader {claims.subject}.")

    def _tell(self, made: MadeSignOnKey) -> None:
        self.stderr.write(f"The key {made.public_id} is made; its id is the kid of the tokens.")
        if made.secret:
            self.stderr.write("Its secret is below and shown this once.")
        self.stdout.write(made.secret or made.public_id)


def _read(path: str | None) -> str:
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The file cannot be read: {error}") from error
