"""Reading the letters that a test caused."""

import re
from urllib.parse import urlsplit

from django.core.mail import EmailMessage

LINK = re.compile(r"https?://[^\s\"<]+")


def links_in(letter: EmailMessage) -> list[str]:
    """Every address in the letter, text and HTML."""
    bodies = [str(letter.body)]
    bodies += [str(content) for content, _kind in getattr(letter, "alternatives", [])]
    return [link.rstrip(".") for body in bodies for link in LINK.findall(body)]


def path_in(letter: EmailMessage, part: str) -> str:
    """The path, with its query, of the link that has `part` in it."""
    found = next(link for link in links_in(letter) if f"/{part}/" in link)
    pieces = urlsplit(found)
    return f"{pieces.path}?{pieces.query}" if pieces.query else pieces.path


def secret_in(letter: EmailMessage, part: str) -> str:
    """The secret at the end of that link."""
    return path_in(letter, part).partition("?")[0].rstrip("/").rpartition("/")[2]
