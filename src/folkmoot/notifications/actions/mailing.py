"""Sending the mail of a notification."""

from folkmoot.core.clock import now
from folkmoot.notifications.channels.email import write_mail
from folkmoot.notifications.models.notification import Notification


def send_mail_of(notification_id: int) -> None:
    """Send it unless it was sent; a mail server that refuses raises, and the task comes again.

    A worker that dies between sending and noting so sends it twice: a mail told twice is
    better than a reason never given.
    """
    row = (
        Notification.objects.select_related("account")
        .filter(pk=notification_id, mailed_at=None, account__is_active=True)
        .first()
    )
    if row is None:
        return
    write_mail(row).send()
    Notification.objects.filter(pk=row.pk).update(mailed_at=now())
