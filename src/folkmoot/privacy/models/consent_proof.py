"""ConsentProof: that the owner of an erased account had agreed to a text."""

from django.db import models


class ConsentProof(models.Model):
    """What a consent was, under a keyed hash of the address (GDPR Art. 7(1), 17(3)(e)).

    It answers one question, when somebody shows the address: had they agreed? Dropped after
    `kept_until`.
    """

    person = models.CharField(max_length=64, db_index=True)
    text = models.CharField(max_length=20)
    version = models.CharField(max_length=64)
    language = models.CharField(max_length=12)
    method = models.CharField(max_length=12)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.text} {self.version}"
