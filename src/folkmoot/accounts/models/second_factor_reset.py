"""SecondFactorReset: a publisher took a colleague's second factor away, and why."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now


class SecondFactorReset(models.Model):
    """The record of one reset; it outlives the account of who did it, without their name."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor_resets"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.TextField()
    at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"second factor of {self.account_id} reset"
