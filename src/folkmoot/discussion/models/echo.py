"""Echo: a reply that somebody gave on another network."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.elsewhere import Elsewhere


class EchoState(models.TextChoices):
    """Whether readers see it here; 'refused' is remembered so that it is not fetched again."""

    SHOWN = "shown", "Shown"
    HELD = "held", "Held by the standards"
    HIDDEN = "hidden", "Hidden by the newsroom"
    REFUSED = "refused", "Taken out for good"


class Echo(models.Model):
    """One reply on the fediverse, read-only here, as it was when it was last looked at.

    Its writer has no account here and was not asked: so nothing is kept but what is shown, no
    picture, and it ends with the original. Of one that is refused only `object_id` stays.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    elsewhere = models.ForeignKey(Elsewhere, models.CASCADE, related_name="echoes")
    object_id = models.CharField(max_length=500)
    address = models.CharField(max_length=500, blank=True)
    author_name = models.CharField(max_length=80, blank=True)
    author_handle = models.CharField(max_length=200, blank=True)
    author_address = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=12, blank=True)
    written_at = models.DateTimeField()
    looked_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=10, choices=EchoState)
    rules = models.CharField(max_length=60, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "echoes"
        constraints = [
            models.UniqueConstraint(fields=["elsewhere", "object_id"], name="one_echo_a_reply")
        ]
        indexes = [models.Index(fields=["elsewhere", "state", "-written_at"], name="echoes_shown")]

    def __str__(self) -> str:
        return self.object_id
