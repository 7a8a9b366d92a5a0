"""Api as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
