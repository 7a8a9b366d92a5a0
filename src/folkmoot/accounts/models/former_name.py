"""FormerName: a name that an account had before."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now


class FormerName(models.Model):
    """The history of an account's names; each is kept from others for a time after it was left."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="former_names"
    )
    name = models.CharField(max_length=160)
    skeleton = models.CharField(max_length=160, db_index=True)
    left_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name
