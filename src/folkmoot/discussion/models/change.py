"""Change: what an editor has set about stories, editions or badges, by whom and when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.models.story import Story


class ChangeKind(models.TextChoices):
    """What was set."""

    MODE = "mode", _("Mode")
    AGE = "age", _("Closing by age")
    PACE = "pace", _("Slow mode")
    QUESTION = "question", _("Question of the newsroom")
    ANSWERS = "answers", _("Questions and answers")
    GUEST = "guest", _("Guest")
    BYLINE = "byline", _("Author")
    EXPERTISE = "expertise", _("Expert")
    HOURS = "hours", _("Commenting hours")


class Change(models.Model):
    """Rows are added and never changed; `account` is whom a badge or a guest's place is about."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="changes")
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="changes")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=now)
    kind = models.CharField(max_length=12, choices=ChangeKind)
    was = models.CharField(max_length=400, blank=True)
    became = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["story", "-id"], name="changes_of_a_story"),
            models.Index(fields=["publication", "kind", "-id"], name="changes_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.became}"
