"""Desk as a Django app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
