"""Core as a Django app, so that its commands, templates and checks are found."""

from django.apps import AppConfig
from django.core.checks import register


class CoreConfig(AppConfig):
    """The ground app."""

    name = "folkmoot.core"
    label = "core"

    def ready(self) -> None:
        """Have the settings checked at each start, and find the background work."""
        from folkmoot.core.after_commit import find_tasks
        from folkmoot.core.conf import check_settings

        register(check_settings)
        find_tasks()
