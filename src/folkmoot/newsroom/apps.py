"""Newsroom as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """See the package's docstring."""

    name = "folkmoot.newsroom"
    label = "newsroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear Wagtail: a published article becomes a story."""
        from folkmoot.newsroom.story_link import listen

        listen()
