"""The readable part of a mail of any shape, and how many parts were left out; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from folkmoot.moderation.inbound.html_text import text_of_html

MOST_PARTS = 200
MOST_TEXT = 65_536
MOST_HTML = 131_072
NOT_FOR_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


@dataclass(frozen=True, slots=True)
class Body:
    """The text, whether it was longer than we read, and how many attachments were dropped."""

    text: str
    is_cut: bool
    attachments: int


def read_body(message: Message) -> Body:
    """The first plain text; where there is none, the text of the first HTML.

    Attachments, pictures and forwarded mails are counted and never opened.
    """
    plain, html, attachments = None, None, 0
    for part in _leaves(message):
        kind = part.get_content_type()
        if _is_attached(part) or kind not in {"text/plain", "text/html"}:
            attachments += 1
        elif kind == "text/plain" and (plain is None or not plain.strip()):
            plain = _decoded(part, MOST_TEXT)
        elif kind == "text/html" and html is None:
            html = _decoded(part, MOST_HTML)
    text = plain if plain and plain.strip() else text_of_html(html or "")
    text = text.replace("\x00", "")
    return Body(text[:MOST_TEXT], len(text) >= MOST_TEXT, attachments)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, without recursion: nesting is the sender's choice."""
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        payload = part.get_payload()
        is_mail = part.get_content_maintype() == "message"
        if isinstance(payload, list) and not is_mail:
            waiting[:0] = [each for each in payload if isinstance(each, Message)]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", "")).strip().lower()
    return disposition.startswith("attachment") or part.get_filename() is not None


def _decoded(part: Message, most: int) -> str:
    raw = part.get_payload(decode=True)
    raw = raw[: 4 * most] if isinstance(raw, bytes) else b""
    charset = str(part.get_content_charset() or "utf-8").replace("-", "_")
    if charset not in NOT_FOR_TEXT:
        try:
            return raw.decode(charset)[:most]
        except (LookupError, ValueError):
            pass
    try:
        return raw.decode("utf-8")[:most]
    except UnicodeDecodeError:
        return raw.decode(charset if _is_known(charset) else "cp1252", "replace")[:most]


def _is_known(charset: str) -> bool:
    try:
        return charset not in NOT_FOR_TEXT and isinstance(b"a".decode(charset), str)
    except (LookupError, ValueError):
        return False
