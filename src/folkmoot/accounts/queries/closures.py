"""Closed accounts that can still be restored."""

from folkmoot.accounts.models import Account, Closure
from folkmoot.core.clock import now


def open_closure(account: Account) -> Closure | None:
    """The request to close that is running, if there is one."""
    return Closure.objects.filter(account=account, restored_at=None).first()


def closure_by_id(public_id: str) -> Closure | None:
    """The closure with this public id, with its account."""
    return Closure.objects.select_related("account").filter(public_id=public_id).first()


def may_be_mailed_back(closure: Closure) -> bool:
    """True while its owner can have the account back by a mailed link."""
    is_open = closure.restored_at is None and closure.restorable_until > now()
    return is_open and not closure.by_staff
