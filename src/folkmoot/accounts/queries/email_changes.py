"""Changes of address: the last one, and what their links would do."""

from datetime import timedelta

from folkmoot.accounts.models import Account, EmailChange
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.mailed_links import find_link
from folkmoot.core.clock import now
from folkmoot.core.conf import conf


def last_change(account: Account) -> EmailChange | None:
    """The last change that was confirmed and stands."""
    changes = EmailChange.objects.filter(account=account, undone_at=None)
    return changes.exclude(confirmed_at=None).order_by("-confirmed_at", "-pk").first()


def waiting_change(account: Account) -> EmailChange | None:
    """The change that waits for its confirmation."""
    return EmailChange.objects.filter(account=account, confirmed_at=None).first()


def change_by_id(public_id: str) -> EmailChange | None:
    """The change with this public id."""
    changes = EmailChange.objects.select_related("account")
    return changes.filter(public_id=public_id).first()


def is_kept_for_undoing(email: str) -> bool:
    """True while somebody can still come back to this address: nobody else may take it."""
    oldest = now() - timedelta(days=conf.email_undo_days)
    changes = EmailChange.objects.filter(old_email=email, undone_at=None)
    return changes.filter(confirmed_at__gt=oldest).exists()


def would_change(secret: str) -> str:
    """The address that a link would give its account; empty when it would not."""
    link = find_link(secret, purpose=LinkPurpose.CHANGE)
    change = change_by_id(link.subject) if link is not None else None
    return change.new_email if change is not None and change.confirmed_at is None else ""


def would_undo(secret: str) -> str:
    """The address that a link would bring back; empty when it would not."""
    link = find_link(secret, purpose=LinkPurpose.UNDO)
    change = change_by_id(link.subject) if link is not None else None
    return change.old_email if change is not None and change.undone_at is None else ""
