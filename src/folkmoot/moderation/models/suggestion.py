"""Suggestion: what another system says a text should have been given."""

from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.models.api_key import ApiKey


class Suggestion(models.Model):
    """Values from 0 to 1 by attribute for one text, with the key they came by.

    They are for calibrating the learned part on this newsroom's own judgement; no member is
    named in them. `text` is empty when the sender asked that it be not stored: the hash then
    still tells two suggestions on one text apart from two on different ones. `community` and
    `token` are the sender's own words, such as which of its comments it was.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="suggestions")
    key = models.ForeignKey(ApiKey, models.PROTECT, related_name="suggestions")
    text_hash = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=35)
    attributes = models.JSONField()
    community = models.CharField(max_length=256, blank=True)
    token = models.CharField(max_length=256, blank=True)
    made_at = models.DateTimeField(default=now, db_index=True)

    def __str__(self) -> str:
        return f"{self.language} {self.text_hash[:12]}"
