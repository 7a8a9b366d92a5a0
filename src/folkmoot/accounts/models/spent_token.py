"""SpentToken: a sign-on token that was used."""

from django.db import models


class SpentToken(models.Model):
    """A token counts once: the unique digest of key and `jti` decides between replays at once.

    Rows are dropped after `expires_at`, when the token itself is too old.
    """

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest[:12]
