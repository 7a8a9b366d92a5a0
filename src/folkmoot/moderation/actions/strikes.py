"""What a removal weighs on the author's record, for a time."""

from datetime import timedelta

from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.moderation.ladder import weight_of
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.strike import Strike
from folkmoot.standards.document import Standards


def give_strike(decision: Decision, standards: Standards) -> Strike | None:
    """A strike by the heaviest rule cited; none where the rules weigh nothing.

    Only a person's decision gives one: a machine that was never checked puts nothing on
    anybody's record.
    """
    weight = weight_of(decision.rules, standards)
    if decision.is_automated or not weight:
        return None
    return Strike.objects.create(
        account_id=decision.account_id,
        decision=decision,
        weight=weight,
        given_at=decision.decided_at,
        ages_at=decision.decided_at + timedelta(days=conf.strike_days),
    )


def take_back_strike(decision: Decision) -> None:
    """The strike of a reversed decision weighs nothing any more."""
    Strike.objects.filter(decision=decision, taken_back_at=None).update(taken_back_at=now())
