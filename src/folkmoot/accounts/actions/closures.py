"""Closing an account by its owner, and taking that back."""

from datetime import timedelta

from django.db import transaction

from folkmoot.accounts.actions.mailed_links import issue_link, redeem_link
from folkmoot.accounts.errors import AccountNotClosing, LinkNotValid
from folkmoot.accounts.models import Account, Closure
from folkmoot.accounts.models.closure import CommentsAfter
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.closures import open_closure
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.limits import check_limit

AGAIN = "1/3m"


@transaction.atomic
def request_closure(account: Account, *, comments: str = CommentsAfter.NAMELESS) -> Closure:
    """Close the account: hidden at once, restorable for a time, then erased.

    The link that restores it goes to its address. Name and address stay taken meanwhile. Asked
    twice, it is one closure. `comments` is what becomes of them in the end.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    running = open_closure(locked)
    if running is not None:
        return running
    moment = now()
    closure = Closure.objects.create(
        account=locked,
        requested_at=moment,
        restorable_until=moment + timedelta(days=conf.restore_days),
        comments=CommentsAfter(comments),
    )
    locked.closing_since = account.closing_since = moment
    locked.save(update_fields=["closing_since"])
    start("accounts.mail_closure", closure.public_id)
    return closure


def issue_restoring(closure: Closure) -> str:
    """The secret of a link that restores the account, good as long as that can be done."""
    return issue_link(
        closure.account,
        purpose=LinkPurpose.RESTORE,
        subject=closure.public_id,
        lifetime=closure.restorable_until - now(),
    )


@transaction.atomic
def restore_account(link_secret: str) -> Account:
    """Open a closed account again, by the mailed link.

    Raises:
        LinkNotValid: the link cannot be used, or its closure is over.
    """
    link = redeem_link(link_secret, purpose=LinkPurpose.RESTORE)
    closure = open_closure(link.account)
    if closure is None or closure.public_id != link.subject or not _is_restorable(closure):
        raise LinkNotValid
    return _restore(closure)


@transaction.atomic
def restore_own_account(account: Account) -> Account:
    """Open one's own closed account again, logged in.

    Raises:
        AccountNotClosing: it is not closed, moderators closed it, or its erasing has begun.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    closure = open_closure(account)
    if closure is None or not _is_restorable(closure):
        raise AccountNotClosing
    return _restore(closure)


def send_restoring_again(account: Account) -> None:
    """Mail the link that restores the account once more.

    Raises:
        AccountNotClosing: it is not closed.
        TooFast: it was asked a moment ago; `seconds` says how long to wait.
    """
    check_limit("mail-closure", account.public_id, rate=AGAIN)
    closure = open_closure(account)
    if closure is None or closure.by_staff:
        raise AccountNotClosing
    start("accounts.mail_closure", closure.public_id)


def note_mailed(closure: Closure) -> None:
    """The mail with the way back was handed over; the first time counts."""
    Closure.objects.filter(pk=closure.pk, mailed_at=None).update(mailed_at=now())


@transaction.atomic
def close_by_staff(account: Account) -> Closure:
    """Close the account by a decision of moderators (A8): its owner cannot take that back.

    Where the owner has closed it already, the same closure is the moderators' from now on. No
    mail is sent from here: the statement of reasons goes out with the decision.
    """
    closure = request_closure(account) if open_closure(account) is None else None
    closure = closure or Closure.objects.get(account=account, restored_at=None)
    closure.by_staff = True
    closure.mailed_at = closure.mailed_at or now()
    closure.save(update_fields=["by_staff", "mailed_at"])
    return closure


@transaction.atomic
def reopen_by_staff(account: Account, *, stays_closed: bool) -> None:
    """Take the moderators' closing back. `stays_closed`: its owner had closed it before.

    The owner then has at least the usual last days to think again.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    closure = open_closure(locked)
    if closure is None or not closure.by_staff or closure.erasing_since:
        return
    closure.by_staff = False
    if stays_closed:
        least = now() + timedelta(days=conf.reminder_days)
        closure.restorable_until = max(closure.restorable_until, least)
    else:
        closure.restored_at = now()
        locked.closing_since = account.closing_since = None
        locked.save(update_fields=["closing_since"])
    closure.save(update_fields=["by_staff", "restorable_until", "restored_at"])


def _is_restorable(closure: Closure) -> bool:
    return not closure.by_staff and closure.erasing_since is None


def _restore(closure: Closure) -> Account:
    account = closure.account
    closure.restored_at = now()
    closure.save(update_fields=["restored_at"])
    account.closing_since = None
    account.save(update_fields=["closing_since"])
    start("accounts.mail_notice", account.public_id, "account_restored")
    return account
