"""An account is closed by moderators: hidden at once, erased after the term (A8).

Its owner can still log in, read, fetch all data and appeal. Nothing is erased before a second
person has confirmed the closing, nor while an appeal waits.
"""

from typing import Any

from folkmoot.discussion.actions.versions import touch_author
from folkmoot.moderation import sanctioning
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.models.sanction import Finality, SanctionKind
from folkmoot.moderation.ruling import Ruling


def look(decision: Decision) -> dict[str, Any]:
    """Whether its owner had closed it before; stories are locked before the account."""
    touch_author(decision.account_id, hides=True)
    seen = sanctioning.look_at(decision, SanctionKind.CLOSURE)
    return {**seen, "closed_before": sanctioning.was_closed_before(decision.account)}


def apply(decision: Decision) -> None:
    """Hide the account, and have a second person asked."""
    sanctioning.begin(decision, SanctionKind.CLOSURE, finality=Finality.PROPOSED)


def undo(decision: Decision, as_: str) -> None:
    """Open it again as though it had never been closed."""
    touch_author(decision.account_id, hides=False)
    sanctioning.take_back(decision, as_)


RULING = Ruling(
    name=RulingName.CLOSE_ACCOUNT,
    label=RulingName.CLOSE_ACCOUNT.label,
    is_measure=True,
    is_restriction=True,
    look=look,
    apply=apply,
    undo=undo,
)
