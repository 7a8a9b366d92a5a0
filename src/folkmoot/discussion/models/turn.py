"""Turn: when a member last wrote under a story in slow mode."""

from django.conf import settings
from django.db import models

from folkmoot.discussion.models.story import Story


class Turn(models.Model):
    """One row a member and story, so that two comments sent at once cannot both be in time."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="turns")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="turns")
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "account"], name="one_turn_a_member")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} on {self.story_id}"
