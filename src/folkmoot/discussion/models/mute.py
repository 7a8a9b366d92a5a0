"""Mute: one reader does not want to see another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from folkmoot.core.clock import now


class Mute(models.Model):
    """Only `account` knows of it: `muted` is told nothing, and nobody else sees a difference."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    muted = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="muted_by")
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "muted"], name="one_mute_a_member"),
            models.CheckConstraint(condition=~Q(account=F("muted")), name="nobody_mutes_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} mutes {self.muted_id}"
