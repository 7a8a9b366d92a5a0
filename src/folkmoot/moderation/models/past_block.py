"""PastBlock: that an account which was erased had been blocked, without saying whose it was."""

from django.db import models


class PastBlock(models.Model):
    """A block that counts toward a second one (A10), under a keyed hash of the address.

    Who deletes the account to escape the rule, and registers again with the same mailbox,
    is found by that hash; nobody can read the address from it. Dropped after `kept_until`.
    """

    person = models.CharField(max_length=64, db_index=True)
    begins_at = models.DateTimeField()
    is_final = models.BooleanField(default=False)
    kept_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"block of {self.person[:12]}"
