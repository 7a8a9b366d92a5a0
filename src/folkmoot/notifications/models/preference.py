"""Preference: how a person wants to be told of one kind."""

from django.conf import settings
from django.db import models

from folkmoot.notifications.rhythm import Rhythm


class Preference(models.Model):
    """In the inbox, by mail in which rhythm, on allowed browsers; no row means as the kind says."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences"
    )
    kind = models.CharField(max_length=40)
    mail = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.AT_ONCE)
    is_shown = models.BooleanField(default=True)
    is_pushed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="one_preference_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.account_id}"
