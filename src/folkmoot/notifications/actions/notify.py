"""Telling an account something, once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.core.after_commit import start
from folkmoot.notifications.kinds import find_kind
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.queries.preferences import is_mailed


@transaction.atomic
def notify(account: Account, kind: str, *, cause: str, facts: Mapping[str, Any]) -> Notification:
    """Put it into the inbox and, unless switched off, queue a mail; told once for a cause.

    Both are rows of the caller's transaction: who is told and what happened stand or fall
    together. The facts are plain data for the texts of the kind; they hold no secret and
    no text that another member wrote.

    Raises:
        KindUnknown: there is no such kind.
    """
    find_kind(kind)
    row, is_new = Notification.objects.get_or_create(
        account=account, kind=kind, cause=cause, defaults={"facts": dict(facts)}
    )
    if is_new and is_mailed(account, kind):
        start("notifications.mail_notification", row.pk)
    return row
