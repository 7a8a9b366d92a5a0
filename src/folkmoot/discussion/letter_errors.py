"""What is refused around letters: words to the newsroom and the contact form."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class TicketIncomplete(FolkmootError):
    """The word to the desk lacks something. Facts: missing, too_long, least, most."""

    code = "ticket-incomplete"
    message = _("Your message is not complete yet. Nothing is lost.")


class TicketUnknown(FolkmootError):
    """No ticket has this id, or it is another's: the same answer for both."""

    code = "ticket-unknown"
    message = _("There is no such message to the newsroom.")


class TicketAnswered(FolkmootError):
    """Somebody of the newsroom was quicker. Facts: by."""

    code = "ticket-answered"
    message = _("Somebody has answered this meanwhile. Your answer was not sent.")


class EnquiryIncomplete(FolkmootError):
    """The enquiry lacks something. Facts: missing, too_long, most."""

    code = "enquiry-incomplete"
    message = _("Your message is not complete yet. Nothing is lost.")


class EnquiryAnswered(FolkmootError):
    """Somebody of the newsroom was quicker."""

    code = "enquiry-answered"
    message = _("Somebody has answered this meanwhile. Your answer was not sent.")
