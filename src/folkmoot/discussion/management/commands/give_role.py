"""Give an account its role in the newsroom: member, moderator, editor or publisher."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.authors import give_author_role


class Command(BaseCommand):
    """One address, one role."""

    help = "Give the account with this address a role: member, moderator, editor or publisher."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address and the role."""
        parser.add_argument("email", help="the account's confirmed e-mail address")
        parser.add_argument("role", choices=Role.values, help="what the account is to be")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give it, and say so."""
        try:
            account = give_author_role(options["email"], options["role"])
        except FolkmootError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(f"{account.display_name} is {account.role} now.")
