"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who is speaking?"""

    name = "folkmoot.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the app's settings checked at each start."""
        from folkmoot.accounts import checks  # noqa: F401
