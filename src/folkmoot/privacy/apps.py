"""Privacy as a Django app."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What is held about a person, and how does it end?"""

    name = "folkmoot.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
