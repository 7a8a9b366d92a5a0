"""`folkmoot inbound_mail`: take one mail from a mail server, which pipes it in (A9)."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from folkmoot.core.errors import FolkmootError, NotNow, TooFast
from folkmoot.moderation.actions.inbound_letters import receive_letter
from folkmoot.moderation.errors import InboundMailOff, MailTooLarge, RecipientUnknown
from folkmoot.moderation.inbound.mail import MOST_BYTES, Envelope

TAKEN = 0
BAD_DATA = 65
NO_SUCH_USER = 67
TRY_AGAIN = 75
NOT_SET_UP = 78
CODES: dict[type[FolkmootError], int] = {
    MailTooLarge: BAD_DATA,
    RecipientUnknown: NO_SUCH_USER,
    TooFast: TRY_AGAIN,
    InboundMailOff: NOT_SET_UP,
}
"""What Postfix, Exim and Sendmail know from `sysexits.h`: 75 is tried again, the rest bounces."""


class Command(BaseCommand):
    """Reads the mail from standard input and ends with a code that mail servers understand."""

    help = (
        "Take one mail to the moderators from standard input. Ends with 0 once it is kept, 65 "
        "too large, 67 another recipient, 75 try again later, 78 not set up."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The envelope, as far as the mail server tells it."""
        parser.add_argument("--sender", default=None, help="the envelope's sender; may be empty")
        parser.add_argument("--recipient", default="", help="the envelope's recipient")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it, or say why not."""
        code = self._take(Envelope(options["sender"], options["recipient"]))
        if code != TAKEN:
            raise SystemExit(code)

    def _take(self, envelope: Envelope) -> int:
        try:
            receive_letter(sys.stdin.buffer.read(MOST_BYTES + 1), envelope)
        except FolkmootError as refusal:
            self.stderr.write(str(refusal.message))
            return CODES.get(type(refusal), TRY_AGAIN)
        except Exception as error:  # noqa: BLE001
            passing = NotNow.because_of(error)
            self.stderr.write(passing.message if passing else f"{type(error).__name__}: {error}")
            return TRY_AGAIN
        return TAKEN
