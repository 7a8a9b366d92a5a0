"""Ruling: a kind of answer that a moderator can give, with how it is done and taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from folkmoot.moderation.models.decision import Decision

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling. `look` says what stands before it, `apply` does it, `undo` gives that back.

    The decision's row is written between `look` and `apply`, with what was seen in `before`,
    so that a row is written once and its undo needs nothing else. `undo` is given the word
    that a sanction ends with: undone by the moderator, or overturned on appeal.
    """

    name: str
    label: "StrOrPromise"
    is_measure: bool
    is_restriction: bool
    look: Callable[[Decision], dict[str, Any]]
    apply: Callable[[Decision], None]
    undo: Callable[[Decision, str], None]
    needs_rules: bool = True
    may_be_timed: bool = False
    must_be_timed: bool = False


def state_and_texts(decision: Decision) -> dict[str, Any]:
    """What stands before a ruling on a comment: its state and its texts."""
    comment = decision.comment
    assert comment is not None
    return {
        "state": comment.state,
        "rule": comment.removed_rule,
        "shown": comment.shown_revision_id,
        "waiting": comment.waiting_revision_id,
    }
