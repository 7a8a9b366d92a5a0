"""Telling the browsers that a member has allowed."""

import structlog

from folkmoot.notifications.channels.push import PushRefused, is_offered, message_of, send_push
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.models.push_subscription import PushSubscription
from folkmoot.notifications.queries.preferences import choice_of
from folkmoot.notifications.standing import standing

log = structlog.get_logger(__name__)


def push(notification_id: int) -> None:
    """Tell each allowed browser, if the account still wants it and may still see it.

    A browser whose push service does not know it any more is forgotten. Other refusals are
    let be: a push is a hint, and what it says stands in the inbox.
    """
    row = (
        Notification.objects.select_related("account")
        .filter(pk=notification_id, read_at=None, account__is_active=True)
        .first()
    )
    if row is None or not is_offered() or row.account.is_closing:
        return
    if not choice_of(row.account, row.kind).is_pushed or not standing(row.account, [row]):
        return
    message = message_of(row)
    for browser in PushSubscription.objects.filter(account=row.account):
        _tell(browser, message)


def _tell(browser: PushSubscription, message: dict[str, str]) -> None:
    try:
        send_push(browser, message)
    except PushRefused as refusal:
        if refusal.is_gone:
            PushSubscription.objects.filter(pk=browser.pk, endpoint=browser.endpoint).delete()
        log.warning("notifications.push_refused", status=refusal.status, gone=refusal.is_gone)
