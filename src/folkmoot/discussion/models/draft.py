"""Draft: what a member has not posted yet, by story and parent."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.story import Story


class Draft(models.Model):
    """One text a person, story and answered comment; it is gone once posted or thrown away."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    story = models.ForeignKey(Story, models.CASCADE, related_name="drafts")
    parent = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField()
    kept_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "story"], condition=Q(parent=None), name="one_draft_a_story"
            ),
            models.UniqueConstraint(
                fields=["account", "story", "parent"],
                condition=Q(parent__isnull=False),
                name="one_draft_a_parent",
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.account_id} on {self.story_id}"
