"""Statement: the statement of reasons that an author receives."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.moderation.models.decision import Decision


class Statement(models.Model):
    """The reasons for one restriction, as given (DSA Art. 17(3)).

    `reasons` holds the article's fields as plain data: restriction, territorial scope,
    duration, facts, source, automated_detection, automated_decision, ground (rule ids with
    their titles and text in the member's language), explanation, redress. What a page or mail
    shows is rendered from it and never from the present standards.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="statement")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="statements")
    language = models.CharField(max_length=12)
    reasons = models.JSONField()
    issued_at = models.DateTimeField(default=now)
    appeal_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id
