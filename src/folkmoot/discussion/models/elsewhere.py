"""Elsewhere: where else a story is discussed."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.story import Story


class Network(models.TextChoices):
    """How much of it comes here: replies from the fediverse, and a link to everything else."""

    FEDIVERSE = "fediverse", "Fediverse"
    LINK = "link", "Link"


class Elsewhere(models.Model):
    """The story's own page on another network, as an editor named it (B13).

    `object_id` is what the fediverse calls it, known after the first look. `next_look_at` is none
    when nobody looks any more. `looks_failed` counts failures in a row; `trouble` is the kind of
    the last one, empty when all is well.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.PROTECT, related_name="elsewhere")
    network = models.CharField(max_length=10, choices=Network)
    name = models.CharField(max_length=60)
    address = models.CharField(max_length=500)
    object_id = models.CharField(max_length=500, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=now)
    looked_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True, db_index=True)
    looks_failed = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name_plural = "elsewhere"
        constraints = [
            models.UniqueConstraint(fields=["story", "address"], name="one_address_elsewhere")
        ]

    def __str__(self) -> str:
        return self.address
