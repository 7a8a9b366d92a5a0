"""ApiKey: a machine that may ask a publication's standards."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.publication import Publication


class ApiKey(models.Model):
    """The hash of a secret that a publisher gave to a machine, with the name it goes by.

    The secret itself is shown once and kept nowhere. `start` is its beginning, by which people
    tell their keys apart. A key is never deleted: what came in with it must stay explained.
    `used_at` is when it was last used, to the hour: an old key that nobody uses can be revoked.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="api_keys")
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "name"],
                condition=models.Q(revoked_at=None),
                name="one_open_api_key_a_name",
            )
        ]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name
