"""The rows of notifications."""

from folkmoot.notifications.models.digest import Digest
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.models.preference import Preference
from folkmoot.notifications.models.push_subscription import PushSubscription

__all__ = ["Digest", "Notification", "Preference", "PushSubscription"]
