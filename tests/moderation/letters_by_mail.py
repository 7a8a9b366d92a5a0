"""Letters as mail programs send them, and what Folkmoot mailed out."""

import re

from django.core import mail

BOX = "appeals@news.example"
WORDS = "The sentence was a quotation from the article, and I had marked it as one."

LINK = re.compile(r"/appeal/letter/([^/\s]+)/")


def letter(
    user_id: str = "",
    *,
    sender: str = "ann@mail.example",
    to: str = BOX,
    subject: str = "My comment",
    words: str = WORDS,
) -> bytes:
    """A whole letter, unless something is left out."""
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Message-ID: <{abs(hash((user_id, sender, to, subject, words)))}@mail.example>",
        "Content-Type: text/plain; charset=utf-8",
        "",
        f"User ID: {user_id}" if user_id else "",
        words,
        "",
    ]
    return "\n".join(lines).encode()


def mails_to(address: str) -> list:
    """What went to an address, the newest last."""
    return [each for each in mail.outbox if each.to == [address]]


def link_in(account) -> str:
    """The secret of the newest link that confirms a letter of the account."""
    bodies = [each.body for each in mails_to(account.email)]
    return [found for body in bodies for found in LINK.findall(body)][-1]
