"""Strike: what a decision weighs on an account's record, for a time."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.moderation.models.decision import Decision


class Strike(models.Model):
    """The weight of one decision; a reversed decision takes it back, time lets it age."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="strikes")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="strike")
    weight = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=now)
    ages_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.weight} for {self.account_id}"
