"""Mention: a text names an account."""

from django.conf import settings
from django.db import models

from folkmoot.discussion.models.revision import Revision


class Mention(models.Model):
    """Which account an @name in a text means, and the name as it was written.

    So the name can be found and replaced when its owner leaves, whatever the owner was
    called by then.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="mentions")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mentions")
    written = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "account"], name="one_mention_a_text")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} in {self.revision_id}"
