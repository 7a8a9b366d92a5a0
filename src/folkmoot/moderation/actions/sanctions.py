"""Ending limits on accounts: by a moderator before their time, and by time itself."""

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.moderation import sanctioning
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.actions.final_blocks import drop_proposal
from folkmoot.moderation.actions.telling import kind_of_end, tell
from folkmoot.moderation.answer import check_words
from folkmoot.moderation.errors import AppealOpen, BlockIsFinal, SanctionUnknown
from folkmoot.moderation.models.appeal import Appeal, AppealState
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd

BATCH = 200


@transaction.atomic
def lift_sanction(moderator: Account, sanction_id: str, *, words: str) -> Decision:
    """End a limit before its time, of the newsroom's own accord.

    It was right and is over: strikes stay, and a block that ended so does not count toward
    a final one, since no letter was pardoned.

    Raises:
        SanctionUnknown: there is no such limit in force.
        NotAllowed, OwnComment, HigherRank: it needs another person.
        BlockIsFinal: only the publisher's override lifts it.
        AppealOpen: an appeal against it waits; its answer decides.
        WordsMissing, WordsTooLong: the member is told why.
    """
    demand(moderator, Permission.SANCTION)
    sanction = _in_force(sanction_id)
    check_may_judge(moderator, sanction.account, Permission.SANCTION)
    if sanction.finality == Finality.FINAL:
        raise BlockIsFinal
    if Appeal.objects.filter(decision=sanction.decision, state=AppealState.WAITING).exists():
        raise AppealOpen
    ground = sanction.decision
    decision = Decision.objects.create(
        ruling="lift",
        decided_by=moderator,
        given_with=ground,
        account=ground.account,
        comment=ground.comment,
        revision=ground.revision,
        exhibit=ground.exhibit,
        rules=ground.rules,
        words=check_words(words),
        standards=ground.standards,
        reverses=ground,
        reversal=SanctionEnd.LIFTED,
    )
    sanctioning.end(sanction, as_=SanctionEnd.LIFTED)
    drop_proposal(sanction)
    tell(decision, kind_of_end(sanction))
    return decision


def end_due_sanctions() -> int:
    """Note the end of every limit whose time is over; how many they were.

    Whether a limit is in force is asked of its end and not of this note, so that a late
    worker never keeps anybody out. The note makes the end last: a clock set back does not
    bring the limit to life again.
    """
    ended = 0
    while due := _due():
        for row_id in due:
            ended += _end_one(row_id)
    return ended


def _due() -> list[int]:
    rows = Sanction.objects.filter(ended_at=None, ends_at__lte=now())
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


@transaction.atomic
def _end_one(row_id: int) -> int:
    """Guarded by the row's own state, so that two workers end it once."""
    due = Sanction.objects.filter(pk=row_id, ended_at=None, ends_at__lte=now())
    return due.update(ended_at=now(), ended_as=SanctionEnd.EXPIRED)


def _in_force(sanction_id: str) -> Sanction:
    found = Sanction.objects.filter(public_id=checked_id(sanction_id)).first()
    if found is None:
        raise SanctionUnknown
    sanctioning.lock_account(found.account_id)
    sanction = Sanction.objects.select_related("account", "decision").get(pk=found.pk)
    if not sanction.is_in_force(now()):
        raise SanctionUnknown
    return sanction
