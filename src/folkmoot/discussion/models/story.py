"""Story: the page people discuss; story and discussion are one to one."""

from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.opening import Opening, StoryMode, opening_at

__all__ = ["Story", "StoryMode"]


class Story(models.Model):
    """What the site says of a page: its key, canonical address, headline and opening.

    `text` is the beginning of the article, `people` are the persons and organisations that it
    is about, `authors` those who wrote it: only the standards read them.

    `mode` holds until `next_mode_at`, `next_mode` from then on, each with the reason for being
    closed; `opening` says what that comes to, with age and hours.
    `mode_when_open` is what a closed discussion returns to when it is opened again.
    `close_after_days` stands in place of the publication's (0 = never); `slow_seconds` must
    lie between two comments of a member. `question` is the newsroom's, shown above the
    composer; `is_for_questions` says that readers ask here and guests answer.

    `comment_count` is the number of published comments, `thread_count` that of top comments
    with a place in the public list; both equal a recount at all times.

    `version` is counted up by every change that the public sees, at `touched_at`; no page of a
    version below `hides_below` may be shown, since it shows something that is hidden by now
    (`actions/versions.py`).
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="stories")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="stories")
    key = models.CharField(max_length=200)
    address = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True, max_length=2000)
    text = models.TextField(blank=True, max_length=4000)
    people = models.JSONField(default=list, blank=True)
    authors = models.JSONField(default=list, blank=True)
    registered_at = models.DateTimeField(default=now)
    mode = models.CharField(max_length=12, choices=StoryMode, default=StoryMode.OPEN)
    mode_when_open = models.CharField(max_length=12, choices=StoryMode, default=StoryMode.OPEN)
    closed_reason = models.CharField(max_length=300, blank=True)
    next_mode = models.CharField(max_length=12, choices=StoryMode, blank=True)
    next_mode_at = models.DateTimeField(null=True, blank=True)
    next_reason = models.CharField(max_length=300, blank=True)
    close_after_days = models.PositiveIntegerField(null=True, blank=True)
    slow_seconds = models.PositiveIntegerField(default=0)
    question = models.CharField(max_length=300, blank=True)
    is_for_questions = models.BooleanField(default=False)
    comment_count = models.PositiveIntegerField(default=0)
    thread_count = models.PositiveIntegerField(default=0)
    version = models.PositiveBigIntegerField(default=1)
    hides_below = models.PositiveBigIntegerField(default=0)
    touched_at = models.DateTimeField(default=now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "key"], name="one_story_a_key"),
            models.UniqueConstraint(fields=["publication", "address"], name="one_story_an_address"),
        ]
        indexes = [
            models.Index(
                fields=["next_mode_at"],
                condition=Q(next_mode_at__isnull=False),
                name="stories_with_a_plan",
            ),
            models.Index(fields=["publication", "registered_at"], name="stories_by_age"),
            models.Index(
                fields=["close_after_days", "registered_at"],
                condition=Q(close_after_days__isnull=False),
                name="stories_with_an_end",
            ),
        ]
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title

    @property
    def opening(self) -> Opening:
        """Whether comments are taken at this moment, why not, and until when."""
        return opening_at(now(), self)

    @property
    def is_open(self) -> bool:
        """True while new comments are taken."""
        return self.opening.is_open
