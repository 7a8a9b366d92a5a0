"""Notification: something Folkmoot tells an account."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.notifications.models.digest import Digest


class Notification(models.Model):
    """To whom, which kind, with which facts; `cause` makes a repeated call tell once.

    `is_shown` is False for kinds that a member does not want in the inbox; the row is kept
    all the same, so that nothing is told twice. `mail_due_at` is when a gathered mail takes
    it along, and `digest` the one mail that did: an item is never in two.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=40)
    cause = models.CharField(max_length=80)
    facts = models.JSONField(default=dict)
    made_at = models.DateTimeField(default=now)
    is_shown = models.BooleanField(default=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mail_due_at = models.DateTimeField(null=True, blank=True)
    digest = models.ForeignKey(
        Digest, models.SET_NULL, null=True, blank=True, related_name="notifications"
    )
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind", "cause"], name="told_once")
        ]
        indexes = [
            models.Index(fields=["account", "-id"], name="inbox_by_time"),
            models.Index(
                fields=["mail_due_at", "account"],
                condition=Q(mail_due_at__isnull=False, digest=None),
                name="mail_is_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.account_id}"
