"""ClockReading: the last moment at which the clocks were found to agree."""

from django.db import models


class ClockReading(models.Model):
    """One row at most. `suspect_since` is set while nothing may be erased."""

    at = models.DateTimeField()
    suspect_since = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.at.isoformat()
