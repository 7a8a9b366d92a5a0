"""What a member does with the inbox."""

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.notifications.errors import NotificationUnknown
from folkmoot.notifications.models.notification import Notification


@transaction.atomic
def mark_read(account: Account, public_id: str) -> None:
    """Mark one as read; the first time counts.

    Raises:
        NotificationUnknown: there is none of this id, or it is another's.
    """
    own = Notification.objects.filter(account=account, public_id=checked_id(public_id))
    if not own.exists():
        raise NotificationUnknown
    own.filter(read_at=None).update(read_at=now())


@transaction.atomic
def mark_all_read(account: Account) -> None:
    """Mark every one as read."""
    Notification.objects.filter(account=account, read_at=None).update(read_at=now())
