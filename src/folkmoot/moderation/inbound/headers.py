"""Headers of a mail from anywhere: never trusted, never longer than needed; pure."""

import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

MOST = 2_000
BAD_HEADER = (MessageError, ValueError, LookupError, TypeError, AttributeError)
_ADDRESS = re.compile(r"[^@\s<>\"(),:;\x00-\x1f]{1,64}@[^@\s<>\"(),:;\x00-\x1f]{1,190}")


def header(message: Message, name: str) -> str:
    """The header as text on one line, its encoded words decoded; empty when it is not there.

    Cut before anything parses it: time grows with the length of a header that is badly formed.
    """
    raw = _raw(message, name)
    try:
        text = str(make_header(decode_header(raw)))
    except BAD_HEADER:
        text = raw
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def word(message: Message, name: str) -> str:
    """The first word of a header in lower case: `auto-replied` of `auto-replied; id=1`."""
    return _raw(message, name).strip().lower().partition(";")[0].split(" ")[0].strip()


def address(written: str) -> str:
    """The one mail address in a header or an envelope, in lower case; empty when there is none.

    Whatever an answer would be sent to is taken apart here: no line end, no second address,
    no comment gets through.
    """
    _, found = parseaddr(written[:MOST].replace("\r", " ").replace("\n", " "))
    return found.lower() if _ADDRESS.fullmatch(found) else ""


def addresses(message: Message, *names: str) -> tuple[str, ...]:
    """Every mail address in these headers, as far as they are read, in lower case."""
    written = " ".join(
        str(value)[:MOST] for name in names for value in (message.get_all(name) or [])[:10]
    )
    return tuple(found.lower() for found in _ADDRESS.findall(written))


def _raw(message: Message, name: str) -> str:
    value = str(message.get(name, ""))[:MOST]
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
