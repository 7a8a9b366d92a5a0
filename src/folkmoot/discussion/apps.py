"""Discussion as a Django app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"
