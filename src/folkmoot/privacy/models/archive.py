"""Archive: a member asked for everything that is held about them, as one file."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class Archive(models.Model):
    """One request that is answered in the background; `file` lies in the private storage.

    One at a time runs for an account: the constraint decides between requests at once.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="archives")
    asked_at = models.DateTimeField(default=now)
    made_at = models.DateTimeField(null=True, blank=True)
    file = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(made_at=None), name="one_running_archive"
            )
        ]

    def __str__(self) -> str:
        return self.public_id
