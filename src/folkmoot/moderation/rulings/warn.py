"""Tell the author, and limit nothing."""

from typing import Any

from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.ruling import Ruling


def look(_decision: Decision) -> dict[str, Any]:
    """Nothing changes."""
    return {}


def apply(_decision: Decision) -> None:
    """The decision and its notification are the warning."""


def undo(_decision: Decision, _as: str) -> None:
    """The reversing decision takes the warning back."""


RULING = Ruling(
    name=RulingName.WARN,
    label=RulingName.WARN.label,
    is_measure=True,
    is_restriction=False,
    look=look,
    apply=apply,
    undo=undo,
)
