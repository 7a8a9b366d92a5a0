"""Decision: a ruling that was given, by whom, on what, why; never changed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.revision import Revision
from folkmoot.moderation.errors import DecisionIsFixed
from folkmoot.moderation.models.case import Case


class RulingName(models.TextChoices):
    """Every word that a decision can say.

    What a moderator can choose is in the registry; the rest are the engine's hold, and how
    decisions are taken back, upheld or made final.
    """

    PUBLISH = "publish", _("Publish")
    DISMISS = "dismiss", _("Dismiss the reports")
    HOLD = "hold", _("Hold")
    REMOVE = "remove", _("Remove")
    WARN = "warn", _("Warn")
    HOLD_NEXT = "hold-next", _("Hold what they write next")
    PAUSE = "pause", _("Pause from writing")
    BLOCK = "block", _("Block from writing")
    CLOSE_ACCOUNT = "close-account", _("Close the account")
    LIFT = "lift", _("Lift")
    UPHOLD = "uphold", _("Uphold")
    CONFIRM_FINAL = "confirm-final", _("Confirm as final")
    REFUSE_FINAL = "refuse-final", _("Do not confirm as final")
    OVERRIDE = "override", _("Override a final block")


UNDOABLE = frozenset(
    {
        RulingName.PUBLISH,
        RulingName.DISMISS,
        RulingName.REMOVE,
        RulingName.WARN,
        RulingName.HOLD_NEXT,
        RulingName.PAUSE,
        RulingName.BLOCK,
        RulingName.CLOSE_ACCOUNT,
    }
)
"""What a moderator's undo takes back; the others are answers to an appeal or a second person's."""


class Decision(models.Model):
    """One row for each ruling, of a person or (no `decided_by`) of the engine.

    An undo, a lifted sanction and an answered appeal are decisions of their own; `reverses`
    names the one they take back and is unique, so each is taken back once. `before` keeps
    what the ruling changed, so that the reversal gives back exactly that. A measure on the
    account (`given_with`) stands on the removal it was given with or after; decisions of one
    click share `act` and are undone together. Rows are written once: there is no update.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    ruling = models.CharField(max_length=20, choices=RulingName)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(default=now)
    act = models.CharField(max_length=26, default=new_id, editable=False)
    given_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="measures"
    )
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="decisions")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions_about"
    )
    comment = models.ForeignKey(
        Comment, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    exhibit = models.ForeignKey(Exhibit, models.PROTECT, null=True, blank=True, related_name="+")
    rules = models.JSONField(default=list)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    note = models.TextField(blank=True)
    verdict = models.JSONField(null=True, blank=True)
    standards = models.CharField(max_length=64)
    before = models.JSONField(default=dict)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )
    reversal = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["comment", "-id"], name="decisions_on_a_comment"),
            models.Index(fields=["account", "-id"], name="decisions_about_an_account"),
            models.Index(fields=["act"], name="decisions_of_an_act"),
        ]

    def __str__(self) -> str:
        return f"{self.ruling} {self.public_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once.

        Raises:
            DecisionIsFixed: it was written before.
        """
        if not self._state.adding:
            raise DecisionIsFixed
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: a decision is reversed by another one and never unmade.

        Raises:
            DecisionIsFixed: always.
        """
        raise DecisionIsFixed

    @property
    def is_automated(self) -> bool:
        """True when no person took it."""
        return self.decided_by_id is None
