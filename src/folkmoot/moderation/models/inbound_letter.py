"""InboundLetter: a letter to the moderators that came by mail and is not an appeal yet."""

from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class InboundState(models.TextChoices):
    """Where it stands. `unproven`: it is whole, and whose it is must still be shown."""

    INCOMPLETE = "incomplete"
    UNPROVEN = "unproven"
    FILED = "filed"


class InboundLetter(models.Model):
    """One mail, once: `key` is the same however often and by whatever door it is delivered.

    `sender` and `named_id` are what the mail says and prove nothing, so no account is named. Once
    filed, the words are in the appeal and nowhere else. `lacks` names what is missing or too
    long. `answered_at`: the sender was told; `asked_at`: the account's own address was asked.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    key = models.CharField(max_length=64, unique=True)
    sender = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=12)
    subject = models.TextField(blank=True)
    named_id = models.CharField(max_length=26, blank=True)
    explanation = models.TextField(blank=True)
    lacks = models.CharField(max_length=120, blank=True)
    attachments = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=InboundState)
    received_at = models.DateTimeField(default=now, db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id
