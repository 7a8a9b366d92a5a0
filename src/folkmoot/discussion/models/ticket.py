"""Ticket: a reader's correction, question or tip for the newsroom (B16)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.story import Story


class TicketKind(models.TextChoices):
    """What the reader wants."""

    CORRECTION = "correction", _("A correction")
    QUESTION = "question", _("A question")
    TIP = "tip", _("A tip")


class Ticket(models.Model):
    """One word to the desk, from the thread of a story, perhaps about one comment in it.

    `account` wrote it, or a visitor who left `email`. It is open until
    somebody of the newsroom answers. `is_corrected` says that the story was changed for it.
    Never public: only its writer and the newsroom read it.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=TicketKind)
    story = models.ForeignKey(Story, models.PROTECT, related_name="tickets")
    comment = models.ForeignKey(
        Comment, models.PROTECT, null=True, blank=True, related_name="tickets"
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tickets"
    )
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=12)
    key = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    written_at = models.DateTimeField(default=now)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    is_corrected = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["account", "-id"], name="tickets_of_an_account"),
            models.Index(fields=["answered_at", "-id"], name="tickets_by_answer"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """True until somebody of the newsroom answered."""
        return self.answered_at is None
