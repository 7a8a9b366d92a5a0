"""Byline: an account is the person who stands under stories by a name."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now
from folkmoot.discussion.models.publication import Publication


class Byline(models.Model):
    """Decided by an editor: no account becomes an author by having a name like one.

    The account bears the badge on the stories whose `authors` list the name.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="bylines")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="bylines")
    name = models.CharField(max_length=200)
    given_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "account"], name="one_byline_an_account"
            ),
            models.UniqueConstraint(fields=["publication", "name"], name="one_account_a_byline"),
        ]

    def __str__(self) -> str:
        return self.name
