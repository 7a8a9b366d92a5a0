"""An account cannot write until it is unlocked; a second block is proposed as final (A10)."""

from typing import Any

from folkmoot.accounts.queries.sign_on import mailboxes_of
from folkmoot.moderation import sanctioning
from folkmoot.moderation.models.decision import Decision, RulingName
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd, SanctionKind
from folkmoot.moderation.queries.past_blocks import had_block_before
from folkmoot.moderation.ruling import Ruling


def look(decision: Decision) -> dict[str, Any]:
    """Nothing is replaced: one block at a time."""
    return sanctioning.look_at(decision, SanctionKind.BLOCK)


def apply(decision: Decision) -> None:
    """Block, and say so if it is a second block in the sense of A10."""
    is_second = earlier_pardoned_block(decision) is not None or _had_block_elsewhere(decision)
    finality = Finality.PROPOSED if is_second else Finality.NONE
    sanctioning.begin(decision, SanctionKind.BLOCK, finality=finality)


def undo(decision: Decision, as_: str) -> None:
    """Unblock as though it had never been."""
    sanctioning.take_back(decision, as_)


def earlier_pardoned_block(decision: Decision) -> Sanction | None:
    """The first block that makes this one a second: pardoned, and for another matter.

    Only a pardoned block counts: one that was overturned was a mistake, and a pause is no
    block. The matters are distinct when the text that led to this block was written after
    the first block began; what was written before it was known or could have been known
    when the first block was given and pardoned.
    """
    assert decision.revision is not None
    return Sanction.objects.filter(
        account_id=decision.account_id,
        kind=SanctionKind.BLOCK,
        ended_as=SanctionEnd.PARDONED,
        begins_at__lt=decision.revision.written_at,
    ).first()


def _had_block_elsewhere(decision: Decision) -> bool:
    """True when the same mailbox, or reader of a partner site, was blocked and erased since.

    Else the rule would be evaded by deleting the account and registering again.
    """
    assert decision.revision is not None
    written_at = decision.revision.written_at
    return any(had_block_before(box, written_at) for box in mailboxes_of(decision.account))


RULING = Ruling(
    name=RulingName.BLOCK,
    label=RulingName.BLOCK.label,
    is_measure=True,
    is_restriction=True,
    look=look,
    apply=apply,
    undo=undo,
)
