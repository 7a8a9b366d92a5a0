"""Embed as a Django app."""

from django.apps import AppConfig


class EmbedConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.embed"
    label = "embed"
    default_auto_field = "django.db.models.BigAutoField"
