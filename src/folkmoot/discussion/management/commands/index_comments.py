"""`folkmoot index_comments`: let every comment be found by the words that it has."""

from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.discussion.actions.indexing import index_all
from folkmoot.discussion.models import Comment


class Command(BaseCommand):
    """New comments are indexed as they come; this is for those from before, and after repairs."""

    help = "Index all comments for the search anew. Readers may write and search meanwhile."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Index, and say how far it is."""
        total = Comment.objects.count()

        def tell(done: int) -> None:
            self.stdout.write(f"{done} of {total} comments indexed")

        done = index_all(tell)
        self.stdout.write(self.style.SUCCESS(f"Done: {done} comments can be found."))
