"""Where a reader goes on reading: the number of things shown so far and the last one's id.

No row number leaves the database. The number only feeds 'so many left': whoever changes it
in an address gets a wrong number to read and nothing else.
"""

import re
from dataclasses import dataclass

from folkmoot.discussion.errors import CursorNotValid

_FORM = re.compile(r"([0-9]{1,9})\.([0-9]{1,9})\.([0-9a-z]{26})")


@dataclass(frozen=True)
class Cursor:
    """After which comment to go on; `number` is what the order went by, as it was then."""

    shown: int
    number: int
    public_id: str

    def __str__(self) -> str:
        return f"{self.shown}.{self.number}.{self.public_id}"


def read_cursor(text: str) -> Cursor:
    """The cursor that was given out as this text.

    Raises:
        CursorNotValid: no cursor looks like that.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise CursorNotValid
    return Cursor(int(found[1]), int(found[2]), found[3])
