"""Erasing accounts for good (A6): when it is due, in which order, and again after a backup.

Order: the closure is marked under lock, from then on nothing restores it; texts go in small
transactions, so that a long history stops nobody from writing; the rest is one transaction over
all parts, with the receipt. A crash in between is taken up where it ended.
"""

from datetime import timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db import connection, transaction

from folkmoot.accounts.models import Account, Closure
from folkmoot.accounts.models.closure import CommentsAfter
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import new_id
from folkmoot.discussion.actions.erasing import erase_texts
from folkmoot.moderation.queries.closings import closing_may_end
from folkmoot.privacy.actions.clocks import check_clock
from folkmoot.privacy.actions.ledger import read_ledger, write_ledger
from folkmoot.privacy.models import Receipt
from folkmoot.privacy.parts import PARTS
from folkmoot.privacy.parts.base import Leaving
from folkmoot.privacy.persons import account_hash, account_hashes

log = structlog.get_logger(__name__)
MAIL_AGAIN = timedelta(days=7)


def erase_due_accounts() -> int:
    """Remind, delay, and start the erasing of every closed account whose time is over.

    Raises:
        ClockNotTrusted: the time cannot be believed; nothing is done.
    """
    check_clock()
    write_ledger()
    _remind()
    due = Closure.objects.filter(restored_at=None, restorable_until__lte=now())
    closures = list(due.order_by("restorable_until").values_list("public_id", flat=True))
    return sum(_begin(closure) for closure in closures)


def erase_account(closure_id: str) -> Receipt | None:
    """Erase the account of a closure whose erasing has begun; none if there is nothing to do.

    Safe to run again: what is gone already is passed over.
    """
    closure = Closure.objects.select_related("account").filter(public_id=closure_id).first()
    if closure is None or closure.erasing_since is None or closure.restored_at is not None:
        return None
    return _erase(closure.account, comments=closure.comments)


def replay_erasures(ledger: Path) -> int:
    """Erase again what a restored backup brought back; how many accounts.

    The receipt of each is written anew. Accounts are found by trying the keyed hash of every
    one of them, under the present key and the former ones in SECRET_KEY_FALLBACKS.
    """
    entries = {entry.person: entry.comments for entry in read_ledger(ledger)}
    erased = 0
    for account in Account.objects.filter(is_active=True).iterator():
        found = entries.keys() & account_hashes(account.public_id)
        for person in found:
            erased += _erase(account, comments=entries[person]) is not None
    return erased


def _remind() -> None:
    moment = now()
    soon = Closure.objects.filter(
        restored_at=None,
        by_staff=False,
        reminded_at=None,
        erasing_since=None,
        restorable_until__gt=moment,
        restorable_until__lte=moment + timedelta(days=conf.reminder_days),
        requested_at__lte=moment - timedelta(days=conf.reminder_days),
    )
    for closure in soon:
        with transaction.atomic():
            if soon.filter(pk=closure.pk).update(reminded_at=moment):
                start("accounts.mail_last_reminder", closure.public_id)


@transaction.atomic
def _begin(closure_id: str) -> int:
    """The point of no return: under the account's lock, everything asked once more."""
    closure = Closure.objects.filter(public_id=closure_id).first()
    if closure is None:
        return 0
    Account.objects.select_for_update().get(pk=closure.account_id)
    closure.refresh_from_db()
    if closure.restored_at is not None or closure.restorable_until > now():
        return 0
    if closure.by_staff and not closing_may_end(closure.account):
        return 0
    if closure.erasing_since is None and _is_undelivered(closure):
        _delay(closure)
        return 0
    closure.erasing_since = closure.erasing_since or now()
    closure.save(update_fields=["erasing_since"])
    start("privacy.erase_account", closure.public_id)
    return 1


def _is_undelivered(closure: Closure) -> bool:
    """True while no mail server took the mail with the way back, for so long and no longer."""
    latest = closure.requested_at + timedelta(days=conf.undelivered_days)
    return closure.mailed_at is None and now() < latest


def _delay(closure: Closure) -> None:
    latest = closure.requested_at + timedelta(days=conf.undelivered_days)
    closure.restorable_until = min(now() + MAIL_AGAIN, latest)
    closure.save(update_fields=["restorable_until"])
    log.warning("privacy.erasure_delayed", closure=closure.public_id)
    start("accounts.mail_closure", closure.public_id)


def _erase(account: Account, *, comments: str) -> Receipt | None:
    """Texts first, then all parts at once; none if another worker was quicker."""
    _overwrite_deleted()
    stays = comments == CommentsAfter.NAMELESS
    texts = erase_texts(account, keep_published=stays)
    with transaction.atomic():
        locked = Account.objects.select_for_update().get(pk=account.pk)
        if not locked.is_active:
            return None
        leaving = Leaving(locked, pseudonym=new_id(), keep_published=stays, moment=now())
        person = account_hash(locked.public_id)
        counts = {"texts": texts}
        for part in PARTS:
            counts |= part.erase(leaving)
        receipt = Receipt.objects.create(person=person, comments=comments, counts=counts)
        start("privacy.write_ledger")
    return receipt


def _overwrite_deleted() -> None:
    """Let SQLite write zeros over what it deletes; PostgreSQL's own vacuum frees the space."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def default_ledger() -> Path:
    """Where this installation writes its ledger."""
    return Path(settings.ERASURE_LEDGER)
