"""Preference: a kind of mail that a person has switched off."""

from django.conf import settings
from django.db import models


class Preference(models.Model):
    """Whether mails of one kind go to an account; no row means yes."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences"
    )
    kind = models.CharField(max_length=40)
    is_mailed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "kind"], name="one_preference_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.account_id}"
