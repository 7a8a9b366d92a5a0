"""Revision: one text of a comment and its rendering, never changed."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.discussion.models.comment import Comment


class Revision(models.Model):
    """The source as typed, the cleaned HTML made from it, and its plain text.

    `cleaner` is the version of the renderer, so that rows can be cleaned again when it rises.
    """

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    source = models.TextField()
    html = models.TextField()
    plain = models.TextField()
    cleaner = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "number"], name="one_revision_a_number")
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.comment_id}.{self.number}"
