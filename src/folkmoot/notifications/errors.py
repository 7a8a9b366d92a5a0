"""What notifications refuse, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class KindUnknown(FolkmootError):
    """There is no such kind of notification."""

    code = "kind-unknown"
    message = _("There is no such kind of notification. Nothing was changed.")


class KindIsFixed(FolkmootError):
    """Mails about decisions cannot be switched off."""

    code = "kind-fixed"
    message = _("You are always told of decisions about you. Nothing was changed.")


class NotificationUnknown(FolkmootError):
    """No notification has this id, or it is another's: the same answer for both."""

    code = "notification-unknown"
    message = _("There is no such notification.")
