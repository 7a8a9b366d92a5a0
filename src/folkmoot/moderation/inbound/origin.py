"""Whether a person wrote a mail, or a machine: a machine's is never answered (RFC 3834); pure."""

from collections.abc import Collection
from email.message import Message

from folkmoot.moderation.inbound.headers import address, word

OWN_MARKS = ("X-Folkmoot-Notification", "X-Folkmoot-Answer")
LIST_MARKS = ("List-Id", "List-Post", "List-Unsubscribe", "Feedback-ID")
MACHINE_MARKS = ("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Loop", "X-Failed-Recipients")
MACHINE_PRECEDENCE = frozenset({"bulk", "junk", "list", "auto_reply"})
MACHINE_NAMES = frozenset(
    {"mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "root"}
)


def is_from_machine(message: Message, *, envelope: str | None, own: Collection[str]) -> bool:
    """True for automatic answers, lists, reports of delivery, and everything we sent ourselves.

    `envelope` is the sender that the mail server was told, none where it did not say; an empty
    one is a report of delivery. `own` are the addresses that Folkmoot sends from and receives at.
    """
    sender = address(str(message.get("From", "")))
    if envelope is not None and not envelope.strip("<> "):
        return True
    if sender in own or sender.partition("@")[0] in MACHINE_NAMES:
        return True
    if any(message.get(mark) is not None for mark in (*OWN_MARKS, *LIST_MARKS, *MACHINE_MARKS)):
        return True
    return _says_so(message)


def _says_so(message: Message) -> bool:
    return (
        word(message, "Auto-Submitted") not in {"", "no"}
        or word(message, "Precedence") in MACHINE_PRECEDENCE
        or message.get_content_type() in {"multipart/report", "message/delivery-status"}
        or str(message.get("Return-Path", "-")).strip() == "<>"
    )
