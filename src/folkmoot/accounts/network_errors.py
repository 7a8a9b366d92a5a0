"""What is refused on the way through a network, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class NetworkUnknown(FolkmootError):
    """No network of this name is switched on."""

    code = "network-unknown"
    message = _("This way to log in is not offered here.")


class NetworkCancelled(FolkmootError):
    """The person said no at the network, or closed its page."""

    code = "network-cancelled"
    message = _("You stopped before the log-in was finished. Nothing was changed.")


class NetworkTooLate(FolkmootError):
    """The answer belongs to no log-in that this browser began, or one too long ago, or used."""

    code = "network-too-late"
    message = _(
        "This log-in was not begun in this browser, it was used already, or it took longer than "
        "ten minutes. Nothing was changed: please begin once more."
    )


class NetworkUnreachable(FolkmootError):
    """The network does not answer, or not as it should."""

    code = "network-unreachable"
    message = _(
        "We cannot reach the network for the moment. Nothing was changed: try again in a few "
        "minutes, or choose another way to log in."
    )


class NetworkAnswerRefused(FolkmootError):
    """The network's answer does not hold; `reason` says in a word why, for the log alone."""

    code = "network-answer-refused"
    message = _(
        "The network's answer could not be checked, so nobody was logged in. Please begin once "
        "more; if it happens again, choose another way and tell us."
    )

    def __init__(self, *, reason: str) -> None:
        super().__init__()
        self.reason = reason


class NetworkAccountTaken(FolkmootError):
    """The account at the network belongs to another account here."""

    code = "network-account-taken"
    message = _(
        "This account at the network is linked to another account here. Nothing was changed: log "
        "in to that one and unlink it there first."
    )


class OtherPerson(FolkmootError):
    """Somebody was to show that it is them, and came back as another."""

    code = "other-person"
    message = _(
        "You came back from the network as somebody else than the account here is linked to. "
        "Nothing was changed."
    )


class LastWayIn(FolkmootError):
    """Without this link nothing but a mailed code would lead into the account."""

    code = "last-way-in"
    message = _(
        "This is your last way to log in, beside a code by mail. Set a password or make a passkey "
        "first, then unlink it."
    )
