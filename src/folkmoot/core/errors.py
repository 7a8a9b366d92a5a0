"""The root of all named refusals."""

from collections.abc import Mapping
from typing import Any

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy as _

SQLITE_PASSING = frozenset({5, 6, 7, 8, 10, 13, 14})
"""Busy, locked, no memory, read-only, input or output fails, full, cannot be opened."""
POSTGRESQL_PASSING = ("08", "40", "53", "55", "57", "58")
"""Connection, serialisation, resources, not in that state, operator, system."""


class FolkmootError(Exception):
    """Something that Folkmoot refuses to do, and why.

    `code` is stable and for machines (`story-closed`), `message` is a sentence for
    people that says what happened and what to do, `facts` are plain data that a page
    may show beside it. No error knows HTTP: the doors map codes to status numbers. On a class
    `message` may wait for its translation; on an instance it is a plain string.
    """

    code = "folkmoot-error"
    message: Any = _("This could not be done.")

    def __init__(self, message: str = "", **facts: Any) -> None:
        self.facts: Mapping[str, Any] = facts
        self.message = message or str(self.message)
        super().__init__(self.message)


class NotAllowed(FolkmootError):
    """The account may not do this."""

    code = "not-allowed"
    message: Any = _("Your account may not do this.")


class TooFast(FolkmootError):
    """A limit on how often something may be done was reached; `seconds` says how long to wait."""

    code = "too-fast"
    message: Any = _("That was a little fast. Nothing is lost: wait a moment and try again.")


class NotFound(FolkmootError):
    """There is no such thing, or the account may not know of it: both get the same answer."""

    code = "not-found"
    message: Any = _("There is nothing here under this address.")


class NotNow(FolkmootError):
    """The database cannot take anything in for now: full, locked or gone; it will pass."""

    code = "not-now"
    message: Any = _(
        "Nothing can be saved for the moment. What was saved before is safe, and your text is "
        "kept: please try again in a minute."
    )

    @classmethod
    def because_of(cls, error: BaseException) -> "NotNow | None":
        """This refusal, when the error is one of the database that passes; else none.

        A missing table or a wrong statement is an error of ours and does not pass.
        """
        if not isinstance(error, OperationalError | InterfaceError):
            return None
        cause = error.__cause__
        number = getattr(cause, "sqlite_errorcode", None)
        if number is not None:
            return cls(seconds=30) if number & 0xFF in SQLITE_PASSING else None
        state = getattr(cause, "sqlstate", None) or "08"
        return cls(seconds=30) if state.startswith(POSTGRESQL_PASSING) else None


class TaskUnknown(FolkmootError):
    """A task was started or found in the queue that no app declares."""

    code = "task-unknown"
    message = "There is no background task of this name. The row stays in the list of failures."


class TaskGivenUp(FolkmootError):
    """Every attempt at a task was used up by workers that died in the middle of it."""

    code = "task-given-up"
    message = (
        "The task was started several times and never ended. It stays in the list of failures."
    )
