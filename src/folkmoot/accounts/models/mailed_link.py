"""MailedLink: a secret sent by mail that lets its holder do one thing once."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now


class LinkPurpose(models.TextChoices):
    """What a mailed link is good for; it is good for nothing else."""

    APPEAL = "appeal"
    CHANGE = "change-email"
    CONFIRM = "confirm"
    LETTER = "letter"
    RECOVER = "recover"
    RESTORE = "restore"
    UNDO = "undo-email"


class MailedLink(models.Model):
    """The keyed hash of a mailed secret, bound to purpose, account and subject.

    The secret itself is only in the mail. `subject` is the public id of what it is about
    (a decision, a closure), so that a link of an earlier event opens nothing later.
    `account_state` is a keyed hash of the account's password and address when the link was
    made: once either changes, links that were on their way before open nothing.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mailed_links"
    )
    purpose = models.CharField(max_length=12, choices=LinkPurpose)
    subject = models.CharField(max_length=64)
    account_state = models.CharField(max_length=64)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.purpose} {self.subject}"
