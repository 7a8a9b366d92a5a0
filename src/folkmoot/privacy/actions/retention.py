"""Ending what the schedule says is over."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django_q.models import Failure

from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.discussion.actions.enquiries import end_old_enquiries
from folkmoot.discussion.actions.tickets import end_old_tickets
from folkmoot.discussion.models import Draft
from folkmoot.moderation.actions.elsewhere import end_old_echoes
from folkmoot.moderation.actions.erasing import drop_past_blocks, strip_old_reports
from folkmoot.moderation.actions.inbound_letters import end_old_letters
from folkmoot.moderation.actions.suggestions import end_old_suggestions
from folkmoot.moderation.actions.withdrawals import erase_old_withdrawn
from folkmoot.notifications.models import Notification
from folkmoot.privacy.models import Archive, ConsentProof, Receipt
from folkmoot.privacy.schedule import SCHEDULE
from folkmoot.privacy.store import drop_file


def end_due() -> dict[str, int]:
    """End everything whose time is over; how many rows, by the function that ended them."""
    return {name: ENDS[name]() for name in dict.fromkeys(term.end for term in SCHEDULE if term.end)}


def _before(days: int) -> datetime:
    return now() - timedelta(days=days)


def end_old_drafts() -> int:
    """Throw away drafts that nobody touched for long."""
    return Draft.objects.filter(kept_at__lt=_before(conf.draft_days)).delete()[0]


def end_old_notifications() -> int:
    """Empty the inboxes of what is old, read or not."""
    old = Notification.objects.filter(made_at__lt=_before(conf.notification_days))
    return old.delete()[0]


def end_old_failures() -> int:
    """Drop old failures of background work; their reports may name an account."""
    old = Failure.objects.filter(stopped__lt=_before(conf.failure_days))
    return int(old.delete()[0])


def end_consent_proofs() -> int:
    """Forget the consents of erased accounts whose term is over."""
    return ConsentProof.objects.filter(kept_until__lt=now()).delete()[0]


def end_old_receipts() -> int:
    """Drop receipts that no backup can be as old as; only those that the ledger has."""
    old = Receipt.objects.filter(erased_at__lt=_before(conf.receipt_days))
    return old.exclude(written_at=None).delete()[0]


def end_old_archives() -> int:
    """Drop archives that were not fetched in time, and requests that came to nothing."""
    oldest = _before(conf.archive_days)
    rows = Archive.objects.filter(asked_at__lt=oldest).exclude(made_at__gte=oldest)
    for file in rows.exclude(file="").values_list("file", flat=True):
        drop_file(file)
    return rows.delete()[0]


ENDS: dict[str, Callable[[], int]] = {
    "end_old_drafts": end_old_drafts,
    "end_old_notifications": end_old_notifications,
    "end_expired": drop_expired,
    "end_past_blocks": drop_past_blocks,
    "end_consent_proofs": end_consent_proofs,
    "end_old_receipts": end_old_receipts,
    "end_old_archives": end_old_archives,
    "end_old_failures": end_old_failures,
    "end_old_echoes": end_old_echoes,
    "end_old_letters": end_old_letters,
    "end_old_suggestions": end_old_suggestions,
    "strip_old_reports": strip_old_reports,
    "erase_old_withdrawn": erase_old_withdrawn,
    "end_old_enquiries": end_old_enquiries,
    "end_old_tickets": end_old_tickets,
}
"""What the schedule names, and nothing else."""
