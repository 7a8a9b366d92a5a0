"""Discussion as a Django app."""

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell notifications which comments may be told of."""
        from folkmoot.discussion.queries.told import may_be_told
        from folkmoot.notifications.standing import register

        register(may_be_told)
