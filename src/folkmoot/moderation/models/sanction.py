"""Sanction: a decision that limits an account, from when to when."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.moderation.models.decision import Decision


class SanctionKind(models.TextChoices):
    """Which limit."""

    HOLD_NEXT = "hold-next"
    PAUSE = "pause"
    BLOCK = "block"
    CLOSURE = "closure"


class SanctionEnd(models.TextChoices):
    """How it ended: a pardoned block counts toward a second one, no other end does (A10).

    `undone` is the moderator's own undo, `overturned` a won appeal: both say it was a mistake.
    `replaced` is a pause or hold that a newer one of its kind took over.
    """

    PARDONED = "pardoned"
    OVERTURNED = "overturned"
    UNDONE = "undone"
    LIFTED = "lifted"
    EXPIRED = "expired"
    REPLACED = "replaced"
    OVERRIDDEN = "overridden"


class Finality(models.TextChoices):
    """Whether a block is beyond the newsroom's own appeal (A10)."""

    NONE = "", "-"
    PROPOSED = "proposed"
    FINAL = "final"


class Sanction(models.Model):
    """One limit on one account; `ends_at` none means until lifted.

    `finality`: '' for a block that can be appealed; 'proposed' for a second block that waits
    for a second person; 'final' once confirmed (A10). An account that was closed (A8) is
    hidden from the first decision on, and is erased only after a second person has confirmed.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sanctions")
    kind = models.CharField(max_length=12, choices=SanctionKind)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="sanction")
    begins_at = models.DateTimeField(default=now)
    ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=12, choices=SanctionEnd, blank=True)
    finality = models.CharField(max_length=10, choices=Finality, blank=True, default=Finality.NONE)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "kind"],
                condition=Q(ended_at=None),
                name="one_open_sanction_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.account_id}"

    def is_in_force(self, at: datetime) -> bool:
        """True while it limits: a pause past its end does not, whether or not a task ended it."""
        return self.ended_at is None and (self.ends_at is None or self.ends_at > at)
