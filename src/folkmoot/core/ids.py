"""Public ids: what pages, mails and other systems know a row by."""

import re

from ulid import ULID

_FORM = re.compile(r"[0-9a-hjkmnp-tv-z]{26}")


def is_id(text: str) -> bool:
    """True when the text has the form of a public id; nothing else is worth asking a database."""
    return _FORM.fullmatch(text) is not None


def checked_id(text: str) -> str:
    """The text if it has the form of a public id, else an empty one, which no row has."""
    return text if is_id(text) else ""


def new_id() -> str:
    """A new public id: 26 characters, sortable by time of creation, not guessable.

    A row number never leaves the database. The form is a ULID: 48 bits of time and
    80 random bits in Crockford's base 32.
    """
    return str(ULID()).lower()
