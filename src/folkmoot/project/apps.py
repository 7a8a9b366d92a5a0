"""The project as a Django app, so that its commands and templates are found."""

from django.apps import AppConfig

from folkmoot.project.logging import configure_structlog


class ProjectConfig(AppConfig):
    """One way to run it."""

    name = "folkmoot.project"
    label = "project"

    def ready(self) -> None:
        """Decide how log lines are written, and have the checks found."""
        from folkmoot.project import checks  # noqa: F401

        configure_structlog()
