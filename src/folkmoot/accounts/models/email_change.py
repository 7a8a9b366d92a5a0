"""EmailChange: an account's way from one address to another."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class EmailChange(models.Model):
    """One wish for another address: asked, confirmed at the new one, undone from the old one.

    At most one waits at a time. The old address stays known while the change can be undone, so
    that a thief of the account cannot lock its owner out by it.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="email_changes"
    )
    old_email = models.EmailField()
    new_email = models.EmailField()
    asked_at = models.DateTimeField(default=now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(confirmed_at=None), name="one_waiting_email_change"
            )
        ]

    def __str__(self) -> str:
        return f"email change of {self.account_id}"
