"""Edition: a publication in one language and one time zone."""

from django.db import models

from folkmoot.discussion.models.publication import Publication


class Edition(models.Model):
    """An edition's language is that of its pages and, for rule C20, of its discussion.

    `hours` is the week in which it takes comments, see `hours.py`; empty = always.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="editions")
    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=12, default="en")
    time_zone = models.CharField(max_length=64, default="UTC")
    hours = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "key"], name="one_edition_a_key")
        ]

    def __str__(self) -> str:
        return self.name
