"""Who may do what: the only place that answers for an account's permissions."""

from django.contrib.auth.models import AnonymousUser

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.queries.second_factors import lacks_second_factor
from folkmoot.accounts.roles import PERMISSIONS, Permission, roles_under
from folkmoot.core.errors import NotAllowed

Anyone = Account | AnonymousUser | None


def has_permission(account: Anyone, permission: Permission) -> bool:
    """True when the account is open, its role carries the permission, and it is well locked.

    Whoever must have a second factor and has none may do nothing of a role's, by whatever door
    they come (AC-065).
    """
    if not isinstance(account, Account) or not account.is_active:
        return False
    return permission in PERMISSIONS[account.role] and not lacks_second_factor(account)


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
