"""An account cannot write for a time; it never counts toward a final block (A10)."""

from typing import Any

from folkmoot.moderation import sanctioning
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.models.sanction import SanctionKind
from folkmoot.moderation.ruling import Ruling


def look(decision: Decision) -> dict[str, Any]:
    """Which limit of this kind the new one replaces."""
    return sanctioning.look_at(decision, SanctionKind.PAUSE)


def apply(decision: Decision) -> None:
    """Begin it."""
    sanctioning.begin(decision, SanctionKind.PAUSE)


def undo(decision: Decision, as_: str) -> None:
    """End it, and put back the one it replaced."""
    sanctioning.take_back(decision, as_)


RULING = Ruling(
    name=RulingName.PAUSE,
    label=RulingName.PAUSE.label,
    is_measure=True,
    is_restriction=True,
    look=look,
    apply=apply,
    undo=undo,
    must_be_timed=True,
)
