"""Moderation as a Django app."""

from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.moderation"
    label = "moderation"
    default_auto_field = "django.db.models.BigAutoField"
