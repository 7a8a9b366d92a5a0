"""Enquiry: what somebody wrote to the publication through its contact form (E8)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.publication import Publication


class EnquiryTopic(models.TextChoices):
    """What it is about."""

    NEWSROOM = "newsroom", _("The newsroom")
    CORRECTION = "correction", _("A correction")
    PRIVACY = "privacy", _("Privacy and my data")
    TECHNICAL = "technical", _("Something technical")


class Enquiry(models.Model):
    """One enquiry; no account is named, nor the network it came from.

    It is a row and not only a mail, so that nothing acknowledged is lost while a mail server is
    down. `delivered_at`: the publication's mail server took it; `confirmed_at`: the writer was
    told that it arrived.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="enquiries")
    about = models.CharField(max_length=10, choices=EnquiryTopic)
    email = models.EmailField()
    language = models.CharField(max_length=12)
    key = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    written_at = models.DateTimeField(default=now, db_index=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name_plural = "enquiries"
        indexes = [models.Index(fields=["answered_at", "-id"], name="enquiries_by_answer")]

    def __str__(self) -> str:
        return self.public_id
