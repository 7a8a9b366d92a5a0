"""Decisions about a comment or an account, as the desk's log shows them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from folkmoot.accounts.access import demand, outranks
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id
from folkmoot.moderation.models.decision import UNDOABLE, Decision, RulingName

PAGE = 50


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision; `by` is empty for the engine's.

    `may_undo` says that the button works now for who looks, as far as time and rank go; the
    undo itself asks once more.
    """

    public_id: str
    ruling: str
    label: str
    by: str
    is_automated: bool
    decided_at: datetime
    rules: tuple[str, ...]
    days: int | None
    words: str
    note: str
    standards: str
    comment: str
    revision: int | None
    reverses: str
    reversal: str
    reversed_as: str
    appeal_state: str
    may_undo: bool


def decisions_about_comment(moderator: Account, comment_id: str) -> tuple[DecisionView, ...]:
    """Every decision about a comment, the newest first.

    Raises:
        NotAllowed: the account does not belong to the desk.
    """
    demand(moderator, Permission.SEE_DESK)
    return _views(Decision.objects.filter(comment__public_id=checked_id(comment_id)), moderator)


def decisions_about_account(moderator: Account, account_id: str) -> tuple[DecisionView, ...]:
    """The last decisions of persons about a member, the newest first, and automatic removals.

    Raises:
        NotAllowed: the account does not belong to the desk.
    """
    demand(moderator, Permission.SEE_DESK)
    rows = Decision.objects.filter(account__public_id=checked_id(account_id))
    return _views(rows.exclude(decided_by=None, ruling__in=("publish", "hold")), moderator)


def recent_decisions(moderator: Account) -> tuple[DecisionView, ...]:
    """The desk's log: the last decisions of persons, and automatic removals, newest first.

    Raises:
        NotAllowed: the account does not belong to the desk.
    """
    demand(moderator, Permission.SEE_DESK)
    rows = Decision.objects.exclude(decided_by=None, ruling__in=("publish", "hold"))
    return _views(rows, moderator)


def _views(rows: QuerySet[Decision], moderator: Account) -> tuple[DecisionView, ...]:
    whole = rows.select_related(
        "decided_by", "comment", "revision", "reverses", "reversed_by", "appeal", "account"
    )
    return tuple(decision_view(row, moderator) for row in whole.order_by("-pk")[:PAGE])


def decision_view(row: Decision, moderator: Account) -> DecisionView:
    """One decision for the log."""
    reversing = getattr(row, "reversed_by", None)
    appeal = getattr(row, "appeal", None)
    return DecisionView(
        public_id=row.public_id,
        ruling=row.ruling,
        label=str(RulingName(row.ruling).label),
        by=row.decided_by.display_name if row.decided_by else "",
        is_automated=row.is_automated,
        decided_at=row.decided_at,
        rules=tuple(row.rules),
        days=row.days,
        words=row.words,
        note=row.note,
        standards=row.standards,
        comment=row.comment.public_id if row.comment else "",
        revision=row.revision.number if row.revision else None,
        reverses=row.reverses.public_id if row.reverses else "",
        reversal=row.reversal,
        reversed_as=reversing.reversal if reversing else "",
        appeal_state=appeal.state if appeal else "",
        may_undo=reversing is None and appeal is None and _may_undo(row, moderator),
    )


def _may_undo(row: Decision, moderator: Account) -> bool:
    if row.ruling not in UNDOABLE or row.reverses_id is not None:
        return False
    if row.account_id == moderator.pk or not outranks(moderator, row.account):
        return False
    decider = row.decided_by
    if decider is None:
        return row.ruling == "remove"
    is_in_time = now() <= row.decided_at + timedelta(hours=conf.undo_hours)
    return is_in_time and (decider.pk == moderator.pk or outranks(moderator, decider))
