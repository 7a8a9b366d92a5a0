"""An account's next comments wait for a person."""

from typing import Any

from folkmoot.moderation import sanctioning
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.models.sanction import SanctionKind
from folkmoot.moderation.ruling import Ruling


def look(decision: Decision) -> dict[str, Any]:
    """Which limit of this kind the new one replaces."""
    return sanctioning.look_at(decision, SanctionKind.HOLD_NEXT)


def apply(decision: Decision) -> None:
    """Begin it."""
    sanctioning.begin(decision, SanctionKind.HOLD_NEXT)


def undo(decision: Decision, as_: str) -> None:
    """End it, and put back the one it replaced."""
    sanctioning.take_back(decision, as_)


RULING = Ruling(
    name=RulingName.HOLD_NEXT,
    label=RulingName.HOLD_NEXT.label,
    is_measure=True,
    is_restriction=True,
    look=look,
    apply=apply,
    undo=undo,
    may_be_timed=True,
)
