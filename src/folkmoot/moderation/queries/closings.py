"""Accounts that moderators closed (A8): whether they may be erased, and on what a closing rests."""

from folkmoot.accounts.access import has_permission, outranks
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.ids import checked_id
from folkmoot.moderation.models.appeal import Appeal, AppealState
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionKind


def closing_may_end(account: Account) -> bool:
    """True when the account may be erased: a second person confirmed, and no appeal waits."""
    confirmed = Sanction.objects.filter(
        account=account, kind=SanctionKind.CLOSURE, ended_at=None, finality=Finality.FINAL
    )
    waiting = Appeal.objects.filter(account=account, state=AppealState.WAITING)
    return confirmed.exists() and not waiting.exists()


def ground_for_closing(account: Account) -> Decision | None:
    """The newest removal that stands: a closing rests on it and cites its rules."""
    removals = Decision.objects.filter(account=account, ruling="remove", reversed_by=None)
    return removals.order_by("-pk").first()


def may_close_account(moderator: Account, account_id: str) -> bool:
    """True when the desk should offer to close this account."""
    if not has_permission(moderator, Permission.SANCTION):
        return False
    account = Account.objects.filter(public_id=checked_id(account_id), is_active=True).first()
    if account is None or not outranks(moderator, account):
        return False
    closed = Sanction.objects.filter(account=account, kind=SanctionKind.CLOSURE, ended_at=None)
    return not closed.exists() and ground_for_closing(account) is not None
