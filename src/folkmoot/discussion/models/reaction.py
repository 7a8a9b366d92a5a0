"""Reaction: a reader's one-click answer."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.discussion.models.comment import Comment


class Reaction(models.Model):
    """One a person and comment (B5); it stays while the comment is hidden, so that it returns."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reactions")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions")
    given_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "account"], name="one_reaction_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} on {self.comment_id}"
