"""One mail as bytes, read to what a letter needs (A9); pure.

Python's older mail parser (`compat32`) is used on purpose: it never raises over a broken mail
and does not parse a header before it is asked for, so that we can cut it first. The newer one
takes ever longer over long headers that are badly formed.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from hashlib import sha256

from folkmoot.moderation.errors import MailTooLarge
from folkmoot.moderation.inbound.body import read_body
from folkmoot.moderation.inbound.headers import address, addresses, header
from folkmoot.moderation.inbound.origin import is_from_machine
from folkmoot.moderation.inbound.own_words import own_words

MOST_BYTES = 1_048_576
UNREADABLE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
RECIPIENTS = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
_ID = re.compile(r"(?<![0-9a-z])[0-9a-hjkmnp-tv-z]{26}(?![0-9a-z])")
_ANSWER = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|antw|sv|odp|rif|rv|отв?|fw|ответ|رد)\s?[::]\s*)+", re.I
)
_LABEL = re.compile(r"[\w .,'’#-]{0,40}[::]?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the mail server was told beside the mail; `sender` none where it did not say."""

    sender: str | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class InboundMail:
    """A mail, read. `key` is the same for the same mail by whatever door and how often.

    `user_id` is the one in the writer's own words; `all_ids` are those in what is quoted too.
    `recipients` may hold a secret. `is_automatic`: a machine sent it.
    """

    key: str
    sender: str
    subject: str
    words: str
    user_id: str
    all_ids: frozenset[str]
    recipients: tuple[str, ...]
    languages: tuple[str, ...]
    attachments: int
    is_cut: bool
    is_automatic: bool


def read_mail(raw: bytes, envelope: Envelope, *, own: Collection[str]) -> InboundMail:
    """The mail as far as it can be read; one that is broken is a mail with nothing in it.

    Raises:
        MailTooLarge: more bytes than we take.
    """
    if len(raw) > MOST_BYTES:
        raise MailTooLarge(most=MOST_BYTES)
    try:
        return _read(message_from_bytes(raw), envelope, own)
    except UNREADABLE:
        return _read(message_from_bytes(b"\n"), envelope, own)


def _read(message: Message, envelope: Envelope, own: Collection[str]) -> InboundMail:
    body = read_body(message)
    subject = _ANSWER.sub("", header(message, "Subject"))
    words = own_words(body.text)
    ids = _ID.findall(f"{subject}\n{words}".lower())
    return InboundMail(
        key=_key(message, body.text),
        sender=address(str(message.get("Reply-To") or message.get("From", ""))),
        subject=subject,
        words=_without_id_line(words, ids[0]) if ids else words,
        user_id=ids[0] if ids else "",
        all_ids=frozenset(_ID.findall(f"{subject}\n{body.text}".lower())),
        recipients=(address(envelope.recipient), *addresses(message, *RECIPIENTS)),
        languages=_languages(message),
        attachments=body.attachments,
        is_cut=body.is_cut,
        is_automatic=is_from_machine(message, envelope=envelope.sender, own=own),
    )


def _key(message: Message, text: str) -> str:
    """A digest of what stays the same when a mail is delivered again.

    Of Message-ID, author, date, subject and text: a Message-ID alone could be another's, and the
    lines that each server adds on the way are different each time.
    """
    names = ("Message-ID", "From", "Date", "Subject")
    said = [header(message, name) for name in names]
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").rstrip().split("\n")]
    return sha256("\0".join([*said, *lines]).encode("utf-8", "replace")).hexdigest()


def _languages(message: Message) -> tuple[str, ...]:
    """The languages that the writer's program names, the first wish first."""
    wishes = f"{header(message, 'Content-Language')},{header(message, 'Accept-Language')}"
    named = (wish.partition(";")[0].strip().lower() for wish in wishes.split(",")[:10])
    return tuple(dict.fromkeys(language for language in named if language))


def _without_id_line(words: str, user_id: str) -> str:
    """The words without the line that is only there to name the user ID."""
    kept = []
    for line in words.split("\n"):
        before, found, after = line.lower().partition(user_id)
        is_label = bool(found and _LABEL.fullmatch(before) and len(after.strip()) <= 1)
        if not is_label:
            kept.append(line)
    return "\n".join(kept).strip()
