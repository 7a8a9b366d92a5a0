"""Story: the page people discuss; story and discussion are one to one."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.publication import Publication


class StoryMode(models.TextChoices):
    """How new comments come to stand (D9)."""

    OPEN = "open", _("Publish, then check")
    CHECK_FIRST = "check-first", _("Check first")
    CLOSED = "closed", _("Closed")


class Story(models.Model):
    """What the site says of a page: its key, canonical address, headline and opening.

    `text` is the beginning of the article, `people` are the persons and organisations that it
    is about, `authors` those who wrote it: only the standards read them.

    `mode_when_open` is what a closed discussion returns to when it is opened again.
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
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """True while new comments are taken."""
        return self.mode != StoryMode.CLOSED
