"""PrivacyPolicy: one published version of the privacy policy."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now


class PrivacyPolicy(models.Model):
    """One version, never changed once published; the newest by `published_at` is in force.

    `texts` maps a language to its text in the small Markdown subset, `changes` to a
    sentence or two that say what is new.
    """

    version = models.CharField(max_length=64, unique=True)
    texts = models.JSONField()
    changes = models.JSONField(default=dict)
    published_at = models.DateTimeField(default=now, db_index=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name_plural = "privacy policies"

    def __str__(self) -> str:
        return self.version
