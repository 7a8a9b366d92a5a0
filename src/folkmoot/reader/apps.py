"""Reader as a Django app."""

from django.apps import AppConfig


class ReaderConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.reader"
    label = "reader"
    default_auto_field = "django.db.models.BigAutoField"
