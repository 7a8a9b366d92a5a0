"""What an enquiry must hold before it is taken; pure."""

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.discussion.characters import is_readable
from folkmoot.discussion.letter_errors import EnquiryIncomplete
from folkmoot.discussion.models.enquiry import EnquiryTopic

TEXT_LEAST = 10
TEXT_MOST = 4_000
NETWORK_RATE = "5/1h"
ADDRESS_RATE = "5/1d"


@dataclass(frozen=True, slots=True)
class Question:
    """What was filled in; `key` makes a repeated sending one enquiry."""

    about: str
    email: str
    text: str
    key: str


def check_question(question: Question) -> Question:
    """The question as it is kept.

    Raises:
        EnquiryIncomplete: facts tell every field that is `missing` or `too_long`.
    """
    text = question.text.replace("\r\n", "\n").strip()
    email = stored_form(question.email)
    there = {
        "about": question.about in EnquiryTopic.values,
        "email": _is_address(email),
        "text": len(text) >= TEXT_LEAST and is_readable(text),
        "key": 8 <= len(question.key) <= 64 and question.key.isascii(),
    }
    missing = [field for field, is_there in there.items() if not is_there]
    too_long = ["text"] if len(text) > TEXT_MOST else []
    if missing or too_long:
        raise EnquiryIncomplete(missing=missing, too_long=too_long, most=TEXT_MOST)
    return replace(question, text=text, email=email)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
