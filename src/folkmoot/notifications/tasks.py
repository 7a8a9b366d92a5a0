"""Background work of notifications."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.notifications.actions.mailing import send_mail_of


@background(attempts=13, wait=timedelta(minutes=1), limit=timedelta(seconds=60))
def mail_notification(notification_id: int) -> None:
    """Mail a notification; tried again for three days while the mail server does not take it."""
    send_mail_of(notification_id)
