"""Appeal: the author asks for a second look by another person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.moderation.models.decision import Decision


class AppealState(models.TextChoices):
    """Where an appeal stands.

    `pardoned`: the block is lifted, but it was right. `ended`: its account was erased before
    there was an answer.
    """

    WAITING = "waiting"
    WON = "won"
    PARDONED = "pardoned"
    LOST = "lost"
    ENDED = "ended"


class AppealChannel(models.TextChoices):
    """By which way the letter came: logged in, by the mailed link, or as a mail."""

    PAGE = "page", _("the page of the statement")
    LINK = "link", _("the mailed link")
    MAIL = "mail", _("e-mail")


class Appeal(models.Model):
    """One a decision: the letter to the moderators (A9) with subject and explanation."""

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appeals")
    subject = models.CharField(max_length=150)
    explanation = models.TextField()
    filed_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    channel = models.CharField(max_length=4, choices=AppealChannel, default=AppealChannel.PAGE)
    state = models.CharField(max_length=10, choices=AppealState, default=AppealState.WAITING)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.public_id
