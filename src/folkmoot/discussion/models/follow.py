"""Follow: what a member wants to hear more of."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.story import Story


class Follow(models.Model):
    """One account follows one thing: a thread (by its top comment), a story or a member."""

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    thread = models.ForeignKey(
        Comment, models.CASCADE, null=True, blank=True, related_name="follows"
    )
    story = models.ForeignKey(Story, models.CASCADE, null=True, blank=True, related_name="follows")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="followers"
    )
    made_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "thread"],
                condition=Q(thread__isnull=False),
                name="one_follow_a_thread",
            ),
            models.UniqueConstraint(
                fields=["account", "story"],
                condition=Q(story__isnull=False),
                name="one_follow_a_story",
            ),
            models.UniqueConstraint(
                fields=["account", "member"],
                condition=Q(member__isnull=False),
                name="one_follow_a_member",
            ),
            models.CheckConstraint(
                condition=Q(thread__isnull=False, story=None, member=None)
                | Q(thread=None, story__isnull=False, member=None)
                | Q(thread=None, story=None, member__isnull=False),
                name="follows_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} follows"
