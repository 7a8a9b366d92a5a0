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


class RhythmUnknown(FolkmootError):
    """Mails do not come in this rhythm."""

    code = "rhythm-unknown"
    message = _("Mails come at once, each hour, each day or never. Nothing was changed.")


class PushNotOffered(FolkmootError):
    """This installation sends no pushes: the extra is not installed, or it has no keys."""

    code = "push-not-offered"
    message = _("Messages to this browser are not offered here. Nothing was changed.")


class SubscriptionNotValid(FolkmootError):
    """What a browser says of its push service cannot be used."""

    code = "subscription-not-valid"
    message = _("This browser's answer could not be used. Please try once more.")


class TooManyBrowsers(FolkmootError):
    """The account has allowed as many browsers as it may."""

    code = "too-many-browsers"
    message = _("Ten browsers are allowed already. Take one back first.")
