"""StandardsVersion: the standards document as it was in force."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.publication import Publication


class StandardsVersion(models.Model):
    """One version with its whole source; the newest adopted one of a publication is in force.

    `earned` lists the rules that may remove alone: none unless two persons signed (C21).
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="standards_versions")
    version = models.CharField(max_length=64)
    structure = models.TextField()
    texts = models.JSONField()
    earned = models.JSONField(default=list)
    adopted_at = models.DateTimeField(default=now)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "version"], name="one_standards_version")
        ]
        ordering = ["-adopted_at", "-pk"]

    def __str__(self) -> str:
        return self.version
