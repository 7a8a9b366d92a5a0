"""Giving an account its role in the newsroom."""

import structlog
from django.db import transaction

from folkmoot.accounts.errors import AccountUnknown, EmailUnconfirmed, RoleUnknown
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import account_by_email, email_is_confirmed
from folkmoot.accounts.roles import Role

log = structlog.get_logger(__name__)


@transaction.atomic
def give_role(email: str, role: str) -> Account:
    """Make the account with this address a member, moderator, editor or publisher.

    For the operator's command only, so nobody is asked for a permission: whoever can run it has
    the database. It takes effect with the account's next request. Only a confirmed address
    counts, or a typing mistake would hand the desk to whoever registers with it.

    Raises:
        RoleUnknown: there is no such role.
        AccountUnknown: no account has this address.
        EmailUnconfirmed: it has not been confirmed.
    """
    if role not in Role.values:
        raise RoleUnknown
    account = account_by_email(email)
    if account is None:
        raise AccountUnknown
    if role != Role.MEMBER and not email_is_confirmed(account):
        raise EmailUnconfirmed
    log.info("accounts.role_given", account=account.public_id, role=role, before=account.role)
    account.role = role
    account.save(update_fields=["role"])
    return account
