"""Report: somebody says of a comment: look at this."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.revision import Revision
from folkmoot.moderation.models.case import Case
from folkmoot.moderation.models.decision import Decision


class ReportKind(models.TextChoices):
    """A member says that a rule is broken, or anybody that the law is (DSA Art. 16)."""

    HOUSE = "house"
    NOTICE = "notice"


class ReportOutcome(models.TextChoices):
    """What became of it. `changed`: the text it was about had been replaced by its author."""

    OPEN = "", _("Open")
    UPHELD = "upheld", _("Upheld")
    DISMISSED = "dismissed", _("Dismissed")
    CHANGED = "changed", _("The text was changed")


class Report(models.Model):
    """One report: by whom, on which frozen text, on which ground.

    `rule` is empty for 'something else' and for a notice. A notice keeps what the law asks for:
    `explanation`, the exact `location`, `name` and `email` (not asked for where children are
    abused), the moment of the statement of good faith, of its receipt and of its answer. Whoever
    reports is never named to the author, nor on the desk. One that a person had answered before
    (same text, same rule) is answered with it and has no `decision`.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    kind = models.CharField(max_length=6, choices=ReportKind, default=ReportKind.HOUSE)
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="reports")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="reports")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    rule = models.CharField(max_length=12, blank=True)
    explanation = models.TextField(blank=True)
    location = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    is_child_abuse = models.BooleanField(default=False)
    good_faith_at = models.DateTimeField(null=True, blank=True)
    filed_at = models.DateTimeField(default=now)
    receipt_sent_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=10, choices=ReportOutcome, default=ReportOutcome.OPEN, blank=True
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="reports"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "account", "kind"],
                condition=Q(account__isnull=False),
                name="one_report_a_member",
            ),
            models.UniqueConstraint(
                fields=["comment", "email"],
                condition=Q(account=None) & ~Q(email=""),
                name="one_notice_an_address",
            ),
        ]
        indexes = [
            models.Index(fields=["account", "outcome"], name="reports_of_an_account"),
            models.Index(fields=["answered_at"], name="reports_by_answer"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_notice(self) -> bool:
        """True when it speaks of the law and not of the house's rules."""
        return self.kind == ReportKind.NOTICE
