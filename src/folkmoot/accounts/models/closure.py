"""Closure: a request to close an account, with the date until which it can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class CommentsAfter(models.TextChoices):
    """What becomes of the comments when the account is erased; its owner chooses (A6)."""

    NAMELESS = "nameless"
    ERASED = "erased"


class Closure(models.Model):
    """One request to close an account (A6); `restored_at` ends it, else the purge does.

    `by_staff`: moderators closed it by a decision (A8), and its owner cannot open it again.

    `mailed_at` is when the mail with the way back was handed to the mail server, `reminded_at`
    when the last reminder was asked for. Once `erasing_since` is set nothing can be restored.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="closures")
    requested_at = models.DateTimeField(default=now)
    restorable_until = models.DateTimeField()
    restored_at = models.DateTimeField(null=True, blank=True)
    comments = models.CharField(
        max_length=10, choices=CommentsAfter, default=CommentsAfter.NAMELESS
    )
    by_staff = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    erasing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(restored_at=None), name="one_open_closure"
            )
        ]

    def __str__(self) -> str:
        return f"closure of {self.account_id}"
