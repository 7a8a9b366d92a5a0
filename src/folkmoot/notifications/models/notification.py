"""Notification: something Folkmoot tells an account."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class Notification(models.Model):
    """To whom, which kind, with which facts; `cause` makes a repeated call tell once."""

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=40)
    cause = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind", "cause"], name="told_once")
        ]
        indexes = [models.Index(fields=["account", "-id"], name="inbox_by_time")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.account_id}"
