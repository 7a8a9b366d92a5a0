"""Guest: an expert whom the newsroom has asked to answer readers under one story."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.discussion.models.story import Story


class Guest(models.Model):
    """What a guest replies counts as an answer; `field` is shown beside the name there."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="guests")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="guest_on")
    field = models.CharField(max_length=80)
    asked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "account"], name="one_guest_a_story")
        ]

    def __str__(self) -> str:
        return self.field
