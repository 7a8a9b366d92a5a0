"""Identity: who somebody is at a network. Only the issuer and its subject count."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from allauth.account.internal.emailkit import valid_email_or_none

LONGEST_SUBJECT = 191
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody at a network: the network's issuer, and the name that never changes there.

    `name` and `email` are what the network says at this moment. They fill in a form and label a
    list; nothing is ever found by them, and the address is unproven whatever is said of it.
    """

    issuer: str
    subject: str
    name: str = ""
    email: str = ""


def make_identity(issuer: str, subject: Any, *, name: Any = "", email: Any = "") -> Identity:
    """The identity behind an answer; claims that are no words are left out.

    Raises:
        ValueError: the answer names nobody.
    """
    if isinstance(subject, bool) or not isinstance(subject, str | int) or subject == "":
        raise ValueError("no subject")
    written = str(subject)
    if len(written) > LONGEST_SUBJECT:
        written = f"sha256:{sha256(written.encode()).hexdigest()}"
    return Identity(issuer, written, _words(name), _address(email))


def _words(claim: Any) -> str:
    """The claim as one line without control characters."""
    if not isinstance(claim, str):
        return ""
    line = " ".join(claim.split())
    return "".join(letter for letter in line if letter.isprintable())[:LONGEST_NAME]


def _address(claim: Any) -> str:
    return (valid_email_or_none(claim) or "") if isinstance(claim, str) else ""
