"""Withdrawal: an author takes an own comment out of the discussion."""

from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.discussion.models.comment import Comment
from folkmoot.moderation.models.case import Case


class Withdrawal(models.Model):
    """One withdrawal; `before` is the state that its undo gives back.

    `case` is the open question that ended with it, and is open again after an undo.
    """

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="withdrawals")
    before = models.CharField(max_length=12)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(default=now)
    undone_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment"], condition=Q(undone_at=None), name="one_withdrawal_a_comment"
            )
        ]
        indexes = [
            models.Index(
                fields=["withdrawn_at"],
                condition=Q(undone_at=None, erased_at=None),
                name="withdrawals_to_erase",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} {self.before}"
