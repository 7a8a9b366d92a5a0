"""Sending the mail of a notification, or one mail for many."""

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.notifications.channels.email import write_digest, write_mail
from folkmoot.notifications.kinds import KINDS, find_kind
from folkmoot.notifications.models.digest import Digest
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.queries.preferences import preferences
from folkmoot.notifications.rhythm import Rhythm
from folkmoot.notifications.standing import standing

GONE_FOR_GOOD = range(500, 600)


def send_mail_of(notification_id: int) -> None:
    """Send it unless it was sent; a mail server that refuses raises, and the task comes again.

    A worker that dies between sending and noting so sends it twice: a mail told twice is
    better than a reason never given. What may be switched off is not sent if it has been
    switched off, or may no longer be seen.
    """
    row = (
        Notification.objects.select_related("account")
        .filter(pk=notification_id, mailed_at=None, account__is_active=True)
        .first()
    )
    if row is None or not _is_wanted(row):
        return
    _hand_over(write_mail(row), may_give_up=find_kind(row.kind).may_switch_off)
    Notification.objects.filter(pk=row.pk).update(mailed_at=now())


def start_due_digests() -> int:
    """Gather what is due into one mail an account, and queue it; how many accounts that were.

    Two workers at once make one digest: its period is unique, and each item points to one.
    """
    moment = now()
    due = Notification.objects.filter(mail_due_at__lte=moment, digest=None)
    accounts = list(due.order_by("account").values_list("account", flat=True).distinct())
    for account_id in accounts:
        _gather(account_id, moment)
    return len(accounts)


def send_digest(digest_id: int) -> None:
    """Send one gathered mail, at most once.

    It is marked as handed over before the mail server is spoken to. A server that refuses
    takes the mark back, and the task comes again; a worker that dies in between does not.
    """
    digest = Digest.objects.select_related("account").filter(pk=digest_id).first()
    if digest is None or not digest.account.is_active:
        return
    if not Digest.objects.filter(pk=digest_id, handed_at=None).update(handed_at=now()):
        return
    try:
        rows = _still_wanted(digest)
        if rows:
            _hand_over(write_digest(digest.account, rows), may_give_up=True)
    except BaseException:
        Digest.objects.filter(pk=digest_id).update(handed_at=None)
        raise
    moment = now()
    Notification.objects.filter(pk__in=[row.pk for row in rows]).update(mailed_at=moment)
    Digest.objects.filter(pk=digest_id).update(sent_at=moment)


@transaction.atomic
def _gather(account_id: int, moment: object) -> None:
    waiting = Notification.objects.filter(
        account=account_id, mail_due_at__lte=moment, digest=None
    ).order_by("-mail_due_at")
    latest = waiting.values_list("mail_due_at", flat=True).first()
    if latest is None:
        return
    digest, is_new = Digest.objects.get_or_create(account_id=account_id, due_at=latest)
    if not is_new:
        return
    waiting.order_by().update(digest=digest)
    start("notifications.mail_digest", digest.pk)


def _is_wanted(row: Notification) -> bool:
    """Asked when the mail goes out: what was true when it was queued may have changed."""
    if not find_kind(row.kind).may_switch_off:
        return True
    mails = _mails_of(row.account)
    return mails[row.kind] != Rhythm.OFF and _may_be_mailed(row.account) and bool(_seen([row]))


def _still_wanted(digest: Digest) -> list[Notification]:
    if not _may_be_mailed(digest.account):
        return []
    mails = _mails_of(digest.account)
    rows = digest.notifications.filter(mailed_at=None, kind__in=KINDS).order_by("pk")
    return _seen([row for row in rows if mails.get(row.kind, Rhythm.OFF) != Rhythm.OFF])


def _seen(rows: list[Notification]) -> list[Notification]:
    return standing(rows[0].account, rows) if rows else []


def _mails_of(account: Account) -> dict[str, str]:
    return {each.kind: each.choice.mail for each in preferences(account)}


def _may_be_mailed(account: Account) -> bool:
    """Nothing but what must be told goes to an account about to end, or to a mere claim."""
    return not account.is_closing and email_is_confirmed(account)


def _hand_over(mail: EmailMultiAlternatives, *, may_give_up: bool) -> None:
    """Send it; an address that is refused for good is not tried again where nothing hangs on it."""
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        if not (may_give_up and codes and all(code in GONE_FOR_GOOD for code in codes)):
            raise
