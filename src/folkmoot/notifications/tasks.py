"""Background work of notifications."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.notifications.actions import mailing, pushing


@background(attempts=13, wait=timedelta(minutes=1), limit=timedelta(seconds=60))
def mail_notification(notification_id: int) -> None:
    """Mail a notification; tried again for three days while the mail server does not take it."""
    mailing.send_mail_of(notification_id)


@background(attempts=8, wait=timedelta(minutes=1), limit=timedelta(seconds=60))
def mail_digest(digest_id: int) -> None:
    """Mail what was gathered; tried again for two hours while the mail server does not take it."""
    mailing.send_digest(digest_id)


@background(every=timedelta(minutes=5))
def start_due_digests() -> None:
    """Gather what is due into one mail an account."""
    mailing.start_due_digests()


@background(attempts=3, wait=timedelta(minutes=1), limit=timedelta(seconds=60))
def push_notification(notification_id: int) -> None:
    """Push a notification to the browsers that its account allows."""
    pushing.push(notification_id)
