"""Publication: a news site that uses this Folkmoot."""

from django.db import models

from folkmoot.core.ids import new_id


class Publication(models.Model):
    """A news site, its name for readers and how its discussion behaves.

    `is_online_platform` switches the legal mode of the DSA on (A10): a complaint against any
    block then stays open for six months. `edit_minutes` is the window for authors, none = always.

    A story's discussion begins with its newest comments for `fresh_hours`, then with the most
    recommended ones; none = always with the newest.
    `close_after_days` is for how long its stories take comments, none = always.
    `has_reactions` is False where comments cannot be recommended; `reaction_word` is what the
    publication calls that instead of 'Recommend'.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    contact_email = models.EmailField()
    fresh_hours = models.PositiveIntegerField(null=True, blank=True, default=48)
    edit_minutes = models.PositiveIntegerField(null=True, blank=True)
    close_after_days = models.PositiveIntegerField(null=True, blank=True)
    is_online_platform = models.BooleanField(default=False)
    has_reactions = models.BooleanField(default=True)
    reaction_word = models.CharField(max_length=30, blank=True)
    appeal_hours = models.PositiveIntegerField(default=72)

    def __str__(self) -> str:
        return self.name
