"""Expertise: the newsroom has checked that somebody is an expert in a field."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.publication import Publication


class Expertise(models.Model):
    """Shown in words beside all that the account writes there, until `ends_at`."""

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="expertises")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="expertises")
    field = models.CharField(max_length=80)
    given_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "account"], name="one_expertise_an_account"
            )
        ]

    def __str__(self) -> str:
        return self.field
