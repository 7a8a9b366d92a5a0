"""NudgeCount: how often a rule asked authors to reword; the only trace a nudge leaves."""

from django.db import models

from folkmoot.discussion.models.publication import Publication


class NudgeCount(models.Model):
    """One row a publication, day and rule: no text, no person, no story."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="nudge_counts")
    day = models.DateField()
    rule = models.CharField(max_length=12)
    standards = models.CharField(max_length=64)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "day", "rule", "standards"], name="one_nudge_count"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule} on {self.day}: {self.count}"
