"""The rows of notifications."""

from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.models.preference import Preference

__all__ = ["Notification", "Preference"]
