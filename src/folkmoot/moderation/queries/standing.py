"""An account's record: what it wrote, what weighs on it, what limits it now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from folkmoot.accounts.models.account import Account
from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd, SanctionKind
from folkmoot.moderation.models.strike import Strike


@dataclass(frozen=True, slots=True)
class Limit:
    """One sanction that is in force, as pages and refusals tell of it."""

    public_id: str
    kind: str
    begins_at: datetime
    ends_at: datetime | None
    rule: str
    title: str
    decision: str
    statement: str
    finality: str

    @property
    def is_final(self) -> bool:
        """True for a second block that was confirmed (A10)."""
        return self.finality == Finality.FINAL


@dataclass(frozen=True, slots=True)
class Standing:
    """The record of one account. `strikes` is the weight that has not aged yet."""

    published: int
    held: int
    removed: int
    strikes: int
    blocks_pardoned: int
    limits: tuple[Limit, ...]

    @property
    def is_blocked(self) -> bool:
        """True while a block is in force."""
        return any(limit.kind == SanctionKind.BLOCK for limit in self.limits)


def sanctions_in_force(account: Account) -> tuple[Limit, ...]:
    """What limits the account now: a pause past its end does not, whether or not a task ran.

    Asked at every act of writing: for all who are not limited it is one small statement.
    """
    moment = now()
    ends = _ends(account.pk)
    in_force = [row_id for row_id, end in ends if end is None or end > moment]
    if not in_force:
        return ()
    whole = Sanction.objects.filter(pk__in=in_force).select_related("decision__statement")
    return tuple(_limit(row) for row in whole.order_by("pk"))


@Prepared
def _ends(account: int) -> QuerySet[Sanction, Any]:
    return Sanction.objects.filter(account=account, ended_at=None).values_list("pk", "ends_at")


def standing(account: Account) -> Standing:
    """The record in four statements, whatever its length."""
    counts = Comment.objects.filter(author=account).aggregate(
        published=Count("pk", filter=Q(state=CommentState.PUBLISHED)),
        held=Count("pk", filter=Q(state=CommentState.HELD)),
        removed=Count("pk", filter=Q(state=CommentState.REMOVED)),
    )
    return Standing(
        published=counts["published"],
        held=counts["held"],
        removed=counts["removed"],
        strikes=strikes_of(account),
        blocks_pardoned=Sanction.objects.filter(
            account=account, kind=SanctionKind.BLOCK, ended_as=SanctionEnd.PARDONED
        ).count(),
        limits=sanctions_in_force(account),
    )


def strikes_of(account: Account) -> int:
    """The weight of the strikes that were neither taken back nor aged."""
    in_force = Strike.objects.filter(account=account, taken_back_at=None, ages_at__gt=now())
    return int(in_force.aggregate(sum=Sum("weight"))["sum"] or 0)


def _limit(row: Sanction) -> Limit:
    statement = getattr(row.decision, "statement", None)
    ground = statement.reasons["ground"] if statement else []
    return Limit(
        public_id=row.public_id,
        kind=row.kind,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        rule=ground[0]["rule"] if ground else "",
        title=ground[0]["title"] if ground else "",
        decision=row.decision.public_id,
        statement=statement.public_id if statement else "",
        finality=row.finality,
    )
