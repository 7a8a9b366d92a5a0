"""Taking away a second factor whose owner lost it."""

import structlog
from allauth.mfa.models import Authenticator
from django.db import transaction

from folkmoot.accounts.access import demand, outranks
from folkmoot.accounts.actions.sessions import end_sessions
from folkmoot.accounts.errors import ResetReasonMissing, SecondFactorMissing
from folkmoot.accounts.models import Account, SecondFactorReset
from folkmoot.accounts.roles import Permission
from folkmoot.core.after_commit import start
from folkmoot.core.errors import NotAllowed

LONGEST_REASON = 2000
log = structlog.get_logger(__name__)


@transaction.atomic
def reset_second_factor(actor: Account, account: Account, *, reason: str) -> SecondFactorReset:
    """Take away every factor and recovery code of a colleague who has lost them.

    All sessions of the account end, its owner is told by mail, who did it and why is kept. What
    is left is the password; staff are led to a new factor at the next log-in. Nobody resets
    their own: who can do this has a factor, and another of the same rank can be asked.

    Raises:
        NotAllowed: `actor` is no publisher, or it is their own account.
        ResetReasonMissing: no reason was given.
        SecondFactorMissing: there is none to take away.
    """
    demand(actor, Permission.RESET_SECOND_FACTOR)
    if actor.pk == account.pk or not outranks(actor, account):
        raise NotAllowed
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise ResetReasonMissing
    Account.objects.select_for_update().get(pk=account.pk)
    removed, _ = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise SecondFactorMissing
    end_sessions(account)
    reset = SecondFactorReset.objects.create(account=account, by=actor, reason=reason)
    log.info("accounts.second_factor_reset", account=account.public_id, by=actor.public_id)
    start("accounts.mail_notice", account.public_id, "second_factor_reset")
    return reset
