"""HostOrigin: a web site on whose pages a publication's discussions may stand."""

from django.db import models

from folkmoot.core.clock import now
from folkmoot.discussion.models.publication import Publication


class HostOrigin(models.Model):
    """A web origin, such as `https://www.paper.example`, that a publication has named.

    Pages of other origins get neither a discussion to show nor a frame to write in.
    """

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="host_origins")
    origin = models.CharField(max_length=260)
    named_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "origin"], name="one_row_an_origin"),
        ]

    def __str__(self) -> str:
        return self.origin
