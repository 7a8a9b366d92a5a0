"""Who may do what: the only place that answers for an account's permissions."""

from django.contrib.auth.models import AnonymousUser

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import PERMISSIONS, Permission, roles_under
from folkmoot.core.errors import NotAllowed

Anyone = Account | AnonymousUser | None


def has_permission(account: Anyone, permission: Permission) -> bool:
    """True when the account is open and its role carries the permission."""
    if not isinstance(account, Account) or not account.is_active:
        return False
    return permission in PERMISSIONS[account.role]


def demand(account: Anyone, permission: Permission) -> Account:
    """The account, if it has the permission.

    Raises:
        NotAllowed: it has not, or nobody is logged in.
    """
    if not isinstance(account, Account) or not has_permission(account, permission):
        raise NotAllowed
    return account


def outranks(account: Account, other: Account) -> bool:
    """True when `account` may decide about `other`; see `roles_under`.

    A member outranks nobody (SECURITY.md, Moderation: nobody acts on a higher rank).
    """
    return other.role in roles_under(account.role)
