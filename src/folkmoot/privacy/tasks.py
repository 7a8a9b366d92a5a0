"""Background work of privacy."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.privacy.actions import erasure, export, ledger, retention


@background(every=timedelta(hours=1), attempts=1)
def erase_due_accounts() -> None:
    """Begin the erasing of closed accounts whose time is over; the next try is in an hour."""
    erasure.erase_due_accounts()


@background(limit=timedelta(minutes=30))
def erase_account(closure_id: str) -> None:
    """Erase one account."""
    erasure.erase_account(closure_id)


@background()
def write_ledger() -> None:
    """Write the receipts of erasures into the ledger."""
    ledger.write_ledger()


@background(limit=timedelta(minutes=30))
def make_archive(archive_id: str) -> None:
    """Make one archive of a member's data."""
    export.make_archive(archive_id)


@background(every=timedelta(days=1), limit=timedelta(minutes=10))
def end_due() -> None:
    """End what the schedule says is over."""
    retention.end_due()
