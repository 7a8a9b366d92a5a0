"""What may still be told: asked again when it is shown, mailed or pushed.

Notifications do not know comments. Whoever tells of them registers a question here: of these
comments, which may this account be told of now? A comment that was hidden meanwhile, or whose
writer the reader has muted, is not.
"""

from collections.abc import Callable, Iterable

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.kinds import KINDS
from folkmoot.notifications.models.notification import Notification

Question = Callable[[Account, frozenset[str]], frozenset[str]]
_questions: list[Question] = []


def register(question: Question) -> None:
    """Ask this of every notification that tells of another's comment."""
    if question not in _questions:
        _questions.append(question)


def standing(account: Account, rows: Iterable[Notification]) -> list[Notification]:
    """Those of the rows that may be told now, in their order; one question for all."""
    given = list(rows)
    asked = frozenset(comment for row in given if (comment := _comment_of(row)))
    gone = asked - _may_be_told(account, asked) if asked else frozenset()
    return [row for row in given if _comment_of(row) not in gone or not _comment_of(row)]


def _may_be_told(account: Account, comments: frozenset[str]) -> frozenset[str]:
    for question in _questions:
        comments = question(account, comments)
    return comments


def _comment_of(row: Notification) -> str:
    kind = KINDS.get(row.kind)
    return str(row.facts.get("comment", "")) if kind and kind.is_of_others else ""
