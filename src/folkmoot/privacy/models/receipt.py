"""Receipt: that an account was erased, without saying whose it was."""

from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class Receipt(models.Model):
    """One erasure: when, what became of the comments, and how many rows of each kind it was.

    `person` is a keyed hash of the former public id: it finds the account again in a restored
    backup, and tells nobody who it was. `written_at` is when it was written to the ledger.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    person = models.CharField(max_length=64, db_index=True)
    comments = models.CharField(max_length=10)
    counts = models.JSONField(default=dict)
    erased_at = models.DateTimeField(default=now, db_index=True)
    written_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.public_id
