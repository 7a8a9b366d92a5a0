"""Digest: one gathered mail to one account."""

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """The mail of one period, so that a period is mailed once.

    `handed_at` is set before the mail server is spoken to: a worker that dies then leaves a
    mail that is not sent again, for everything in it stands in the inbox.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    due_at = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "due_at"], name="one_digest_a_period")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.due_at}"
