"""Telling an account something, once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.notifications.kinds import find_kind
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.queries.preferences import Choice, choice_of
from folkmoot.notifications.queries.push import has_browsers
from folkmoot.notifications.rhythm import Rhythm, next_mail


@transaction.atomic
def notify(account: Account, kind: str, *, cause: str, facts: Mapping[str, Any]) -> Notification:
    """Put it into the inbox, queue a mail or put it into the next gathered one, push it.

    All of it as the account has chosen for this kind, and once for a cause. What is queued
    are rows of the caller's transaction: who is told and what happened stand or fall
    together. The facts are plain data for the texts of the kind; they hold no secret and
    no text that another member wrote.

    Raises:
        KindUnknown: there is no such kind.
    """
    find_kind(kind)
    told = Notification.objects.filter(account=account, kind=kind, cause=cause).first()
    if told is not None:
        return told
    choice = choice_of(account, kind)
    moment = now()
    due = next_mail(choice.mail, after=moment, zone=account.time_zone, hour=conf.digest_hour)
    row, is_new = Notification.objects.get_or_create(
        account=account,
        kind=kind,
        cause=cause,
        defaults={
            "facts": dict(facts),
            "made_at": moment,
            "is_shown": choice.is_shown,
            "mail_due_at": due,
        },
    )
    if is_new:
        _send(row, choice)
    return row


def _send(row: Notification, choice: Choice) -> None:
    if choice.mail == Rhythm.AT_ONCE:
        start("notifications.mail_notification", row.pk)
    if choice.is_pushed and has_browsers(row.account):
        start("notifications.push_notification", row.pk)
