"""Case: something a moderator must look at, with everything known about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.models.account import Account
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.revision import Revision


class CaseKind(models.TextChoices):
    """Why a person must look."""

    COMMENT = "comment"
    APPEAL = "appeal"
    FINAL_BLOCK = "final-block"


class CaseReason(models.TextChoices):
    """What brought it to a person."""

    FOUND = "found", _("The standards found something")
    INSISTED = "insisted", _("The author was asked to reword and sent it as it was")
    FAILED = "failed", _("A part of the review failed, so a person looks")
    CHECK_FIRST = "check-first", _("Every comment on this story waits for a person")
    HOLD_NEXT = "hold-next", _("The comments of this member wait for a person")
    STAFF = "staff", _("A moderator opened it")
    REPORTED = "reported", _("Readers reported it")
    NOTICE = "notice", _("Somebody says that it is against the law")
    APPEAL = "appeal", _("The member asks for a second look by another person")
    FINAL_BLOCK = "final-block", _("A second block: final only if a second person confirms it")
    CLOSING = "closing", _("An account was closed: erased only if a second person confirms it")


AUTOMATED_REASONS = frozenset({CaseReason.FOUND, CaseReason.INSISTED})
"""The reasons by which a text was found by automated means (DSA Art. 17(3)(c))."""

REPORTED_REASONS = frozenset({CaseReason.REPORTED, CaseReason.NOTICE})
"""The reasons by which somebody pointed at a text that was in view."""


class Case(models.Model):
    """One open question at a time for a comment, an appeal or a final block.

    `change` counts up at each change, so that a decision on a case that changed meanwhile
    is refused (optimistic lock). `taken_by` with `taken_until` is a lease: two moderators
    are never given the same case. `barred` may not decide it: the first decider on an
    appeal, the one who blocked on a final block. `rules` lists the ids that the engine found,
    with a space before and after each, so that the queue can be narrowed to one. `report_count`
    is how many open reports hang on it.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=CaseKind, default=CaseKind.COMMENT)
    comment = models.ForeignKey(
        Comment, models.PROTECT, null=True, blank=True, related_name="cases"
    )
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, null=True, blank=True, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="cases")
    appeal = models.ForeignKey(
        "moderation.Appeal", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    sanction = models.ForeignKey(
        "moderation.Sanction", models.PROTECT, null=True, blank=True, related_name="cases"
    )
    reason = models.CharField(max_length=20, choices=CaseReason)
    rules = models.CharField(max_length=200, blank=True)
    verdict = models.JSONField(null=True, blank=True)
    report_count = models.PositiveIntegerField(default=0)
    priority = models.IntegerField(default=0)
    opened_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True, blank=True)
    change = models.PositiveIntegerField(default=0)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_until = models.DateTimeField(null=True, blank=True)
    barred = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment"],
                condition=Q(kind="comment", closed_at=None),
                name="one_open_case_a_comment",
            ),
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(closed_at=None), name="one_open_case_an_appeal"
            ),
            models.UniqueConstraint(
                fields=["sanction"],
                condition=Q(kind="final-block", closed_at=None),
                name="one_open_case_a_final_block",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-priority", "id"], condition=Q(closed_at=None), name="open_by_need"
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The rules that the engine found, as a list."""
        return tuple(self.rules.split())

    def is_barred_to(self, moderator: Account) -> bool:
        """True when the case needs another person than this one.

        On an appeal that is the first decider; against a confirmed final block (in the legal
        mode) the one who blocked as well as the one who confirmed; so too against a closing (A8).
        """
        if self.barred_id == moderator.pk:
            return True
        decision = self.appeal.decision if self.appeal else None
        sanction = getattr(decision, "sanction", None)
        if sanction is not None and sanction.confirmed_by_id == moderator.pk:
            return True
        if decision is None or decision.ruling != "confirm-final" or decision.given_with is None:
            return False
        return bool(decision.given_with.decided_by_id == moderator.pk)

    @property
    def is_open(self) -> bool:
        """True until it is decided."""
        return self.closed_at is None
