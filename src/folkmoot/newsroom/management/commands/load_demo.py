"""`folkmoot load_demo`: a believable news site in one command, without people."""

from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.newsroom.demo.loading import load_paper
from folkmoot.newsroom.models import ArticlePage


class Command(BaseCommand):
    """Loads the demo's paper once; a second run changes nothing."""

    help = "Load the demo's paper: sections, stories and pictures."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say what is there."""
        home = load_paper()
        number = ArticlePage.objects.live().descendant_of(home).count()
        self.stdout.write(f"{home.title}: {number} stories.")
