"""Notifications as a Django app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.notifications"
    label = "notifications"
    default_auto_field = "django.db.models.BigAutoField"
