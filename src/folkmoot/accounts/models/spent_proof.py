"""SpentProof: a captcha solution that has been used."""

from django.db import models


class SpentProof(models.Model):
    """A solved captcha counts once: the unique digest decides between concurrent replays.

    Rows are dropped after `expires_at`, when the challenge itself is no longer accepted.
    """

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:12]
