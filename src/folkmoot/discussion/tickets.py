"""What a word to the desk must hold before it is taken; pure."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.discussion.characters import is_readable
from folkmoot.discussion.letter_errors import TicketIncomplete
from folkmoot.discussion.models.ticket import TicketKind

TICKET_RATE = "10/1h"
"""How often one member writes to the desk."""
STRANGER_RATE = "5/1h"
"""How often it is written to from one network without an account."""
TEXT_LEAST = 10
TEXT_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Message:
    """What was filled in; `key` makes a repeated sending one ticket, `email` is a visitor's."""

    kind: str
    text: str
    key: str
    email: str = ""


def check_message(message: Message, *, is_member: bool) -> Message:
    """The message as it is kept.

    Raises:
        TicketIncomplete: facts tell every field that is `missing` or `too_long`.
    """
    text = message.text.replace("\r\n", "\n").strip()
    email = "" if is_member else stored_form(message.email)
    there = {
        "kind": message.kind in TicketKind.values,
        "text": len(text) >= TEXT_LEAST and is_readable(text),
        "key": 8 <= len(message.key) <= 64 and message.key.isascii(),
        "email": is_member or _is_address(email),
    }
    missing = [field for field, is_there in there.items() if not is_there]
    too_long = ["text"] if len(text) > TEXT_MOST else []
    if missing or too_long:
        raise TicketIncomplete(missing=missing, too_long=too_long, least=TEXT_LEAST, most=TEXT_MOST)
    return replace(message, text=text, email=email)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
