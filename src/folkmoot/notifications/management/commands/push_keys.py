"""`folkmoot push_keys`: a new key for web push."""

from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.notifications.channels.push import new_key


class Command(BaseCommand):
    """Browsers that were allowed under another key have to be allowed once more."""

    help = "Make a key for web push and write it as the environment variable that takes it."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line, to be kept where the other secrets are."""
        self.stdout.write(f"FOLKMOOT_PUSH_KEY={new_key()}")
