"""What is refused to a reader who reports a comment or takes an own one back."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class ReportIncomplete(FolkmootError):
    """The report lacks something. Facts: missing, too_long, least, most."""

    code = "report-incomplete"
    message = _("Your report is not complete yet. Nothing is lost.")


class AlreadyReported(FolkmootError):
    """A member is heard once a comment."""

    code = "already-reported"
    message = _("You have reported this comment before. The newsroom has it.")


class OwnReport(FolkmootError):
    """Nobody reports an own comment."""

    code = "own-report"
    message = _("This is your own comment. You can edit it or delete it.")


class ReportByDesk(FolkmootError):
    """Who may decide does not report, but opens a case."""

    code = "report-by-desk"
    message = _("You belong to the desk: open a case on this comment there.")


class AccountNeeded(FolkmootError):
    """Only members report by rule."""

    code = "account-needed"
    message = _(
        "Please log in to report by a rule. What is against the law you can report without an "
        "account."
    )


class ReportUnknown(FolkmootError):
    """No report has this reference number."""

    code = "report-unknown"
    message = _("There is no report with this number.")


class WithdrawalOver(FolkmootError):
    """The withdrawal stands: its time to be taken back is over, or it was taken back."""

    code = "withdrawal-over"
    message = _("This can no longer be taken back. You can write the comment again.")
