"""What privacy refuses, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class ClockNotTrusted(FolkmootError):
    """The clock jumped, or two clocks disagree: nothing is erased until somebody has looked."""

    code = "clock-not-trusted"
    message = _(
        "The clock of this machine jumped or differs from that of the database. Nothing is erased. "
        "Set the clock right, then run `folkmoot trust_clock`."
    )


class ArchiveRunning(FolkmootError):
    """An archive of this account is being made: one at a time."""

    code = "archive-running"
    message = _("Your archive is being made. We tell you when it is ready.")


class ArchiveUnknown(FolkmootError):
    """There is no such archive, it is another's, or it is too old."""

    code = "archive-unknown"
    message = _("There is no such archive any more. You can ask for a new one.")
