"""Spending a captcha's proof."""

from datetime import datetime

from django.db import IntegrityError, transaction

from folkmoot.accounts.errors import ProofReplayed
from folkmoot.accounts.models import SpentProof


def spend_proof(digest: str, *, expires_at: datetime) -> None:
    """Mark a proof as used. Of any number of attempts at once exactly one succeeds.

    The database's unique digest decides, not a look before the write: between a look and a
    write of several workers there is always room for a second one.

    Raises:
        ProofReplayed: it was used before.
    """
    try:
        with transaction.atomic():
            SpentProof.objects.create(digest=digest, expires_at=expires_at)
    except IntegrityError as error:
        raise ProofReplayed from error
