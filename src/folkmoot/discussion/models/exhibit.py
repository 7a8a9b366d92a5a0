"""Exhibit: a comment with its surroundings, frozen and hashed."""

import hashlib
import json
from typing import Any

from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision


def exhibit_digest(source: str, surroundings: dict[str, Any]) -> str:
    """SHA-256 over the text and its surroundings in canonical JSON (sorted keys, no spaces)."""
    canonical = json.dumps(
        {"source": source, "surroundings": surroundings},
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


class Exhibit(models.Model):
    """What was there to see when someone reported or decided.

    `surroundings` holds the story's title and opening, the parent's text and names as they
    were; `digest` is taken over the revision's text and the surroundings.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="exhibits")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="exhibits")
    surroundings = models.JSONField()
    digest = models.CharField(max_length=64)
    taken_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_intact(self) -> bool:
        """True while text and surroundings are what was frozen."""
        return self.digest == exhibit_digest(self.revision.source, self.surroundings)
