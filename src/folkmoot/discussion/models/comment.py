"""Comment: one contribution, its place in the tree and the revision that is shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.states import CommentState
from folkmoot.discussion.tree import LEVELS, STEP


class Comment(models.Model):
    """One contribution; a thread is only a top comment with its replies.

    `top` is the top comment of the thread (none for a top comment itself), `position` the
    order of arrival inside it, 0 for the top, and `path` the place in the order of reading
    (see `tree.py`). They let a page be read at a cost that does not grow with the discussion.
    `next_position` is counted up on the top comment only.

    `is_listed` says that the comment has a place in the public tree: it is published, or it
    is gone and something published stands below it. `listed_replies` counts the direct
    replies that have one; `reply_count` the published comments below a top comment, and is 0
    on replies. All three equal a recount at all times; `actions/counters.py` alone moves them.

    `removed_rule` is the rule that a tombstone names. A comment that waits for its first
    decision has its text as `shown_revision` all the same: `state` alone says who may see it.
    While an edit waits, `shown_revision` stays and `waiting_revision` is the new text.
    `is_answered` says of a top comment that a guest of the story has replied to it in view.
    `featured_reason` is what the newsroom says about its pick; it is shown beside it.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.PROTECT, related_name="comments")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    top = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="thread")
    position = models.PositiveIntegerField(default=0)
    next_position = models.PositiveIntegerField(default=1)
    depth = models.PositiveIntegerField(default=0)
    path = models.CharField(max_length=STEP * LEVELS, blank=True, default="")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments", db_index=False
    )
    submission_key = models.CharField(max_length=64)
    state = models.CharField(max_length=12, choices=CommentState)
    shown_revision = models.ForeignKey(
        "discussion.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    waiting_revision = models.ForeignKey(
        "discussion.Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    is_edited_by_staff = models.BooleanField(default=False)
    has_link = models.BooleanField(default=False)
    removed_rule = models.CharField(max_length=12, blank=True)
    featured_at = models.DateTimeField(null=True, blank=True)
    featured_reason = models.CharField(max_length=200, blank=True)
    reply_count = models.PositiveIntegerField(default=0)
    listed_replies = models.PositiveIntegerField(default=0)
    reaction_count = models.PositiveIntegerField(default=0)
    is_listed = models.BooleanField(default=False)
    is_answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "submission_key"], name="one_comment_a_key"),
            models.UniqueConstraint(
                fields=["top", "path"], condition=Q(is_listed=True), name="one_place_in_a_thread"
            ),
        ]
        indexes = [
            models.Index(
                fields=["story", "-id"],
                condition=Q(top=None, is_listed=True),
                name="listed_by_time",
            ),
            models.Index(
                fields=["story", "is_answered", "-id"],
                condition=Q(top=None, is_listed=True),
                name="listed_by_answer",
            ),
            models.Index(
                fields=["story", "-reply_count", "-id"],
                condition=Q(top=None, is_listed=True),
                name="listed_by_replies",
            ),
            models.Index(
                fields=["story", "-reaction_count", "-id"],
                condition=Q(top=None, is_listed=True),
                name="listed_by_reactions",
            ),
            models.Index(
                fields=["story", "-id"],
                condition=Q(state=CommentState.PUBLISHED),
                name="published_by_time",
            ),
            models.Index(
                fields=["story", "-id"],
                condition=Q(state=CommentState.PUBLISHED, featured_at__isnull=False),
                name="featured_by_time",
            ),
            models.Index(fields=["author", "-id"], name="comments_of_an_account"),
            models.Index(fields=["author", "story", "-id"], name="own_comments_on_a_story"),
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_published(self) -> bool:
        """True when everybody may read it."""
        return self.state == CommentState.PUBLISHED

    @property
    def has_place(self) -> bool:
        """True when it belongs in the public tree, as itself or as a tombstone."""
        return self.is_published or self.listed_replies > 0

    @property
    def top_id_or_own(self) -> int:
        """The row of the thread's top comment, its own when it is one."""
        return self.top_id or self.pk
