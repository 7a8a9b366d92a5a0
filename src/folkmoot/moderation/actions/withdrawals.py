"""Taking an own comment back: asked once, undone within seconds, erased after the term (B14)."""

from datetime import timedelta

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.discussion.access import is_author
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.counters import lock_thread
from folkmoot.discussion.actions.erasing import erase_withdrawn
from folkmoot.discussion.errors import CommentRemoved, CommentUnknown, CommentWithdrawn
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.models.case import Case, CaseKind
from folkmoot.moderation.models.withdrawal import Withdrawal
from folkmoot.moderation.report_errors import WithdrawalOver

UNDO_SECONDS = 10
ON_THE_WAY = 20
"""What a slow connection, or a page that must be loaded first, may take on top."""


@transaction.atomic
def withdraw_comment(account: Account, comment: Comment) -> Withdrawal:
    """Take an own comment out of the discussion; what others answered stays below a stub.

    Nothing is asked of the account but that it wrote the comment: a blocked member may take
    words back, too. Replies, reactions, revisions and decisions stay as they are. An open case
    without reports ends with it; one with reports goes on, since whoever wrote something does
    not escape an answer by deleting it. `tests/moderation/test_withdrawal_orders.py` has what
    happens with each other act on the same comment.

    Raises:
        CommentUnknown: it is another's: the same answer that a missing one gives.
        CommentRemoved: the newsroom has removed it, and the record of that stays.
        CommentWithdrawn: it was taken back before.
    """
    if not is_author(account, comment):
        raise CommentUnknown
    cases = Case.objects.select_for_update().filter(comment=comment, kind=CaseKind.COMMENT)
    case = cases.filter(closed_at=None).first()
    lock_thread(comment)
    row = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    _check_there(row)
    ended = _end(case) if case is not None else None
    change_state(comment, CommentState.WITHDRAWN)
    return Withdrawal.objects.create(comment=comment, before=row.state, case=ended)


@transaction.atomic
def undo_withdrawal(account: Account, comment: Comment) -> None:
    """Give the comment back as it stood: published again, or waiting again with its case.

    Once, and within seconds. What a moderator decided meanwhile stands.

    Raises:
        CommentUnknown: it is another's.
        WithdrawalOver: the seconds have passed, it was undone before, or a decision came.
    """
    if not is_author(account, comment):
        raise CommentUnknown
    oldest = now() - timedelta(seconds=UNDO_SECONDS + ON_THE_WAY)
    rows = Withdrawal.objects.filter(comment=comment, undone_at=None, withdrawn_at__gte=oldest)
    withdrawal = rows.select_for_update(of=("self",)).select_related("case").first()
    if withdrawal is None or not rows.filter(pk=withdrawal.pk).update(undone_at=now()):
        raise WithdrawalOver
    lock_thread(comment)
    row = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if row.state != CommentState.WITHDRAWN:
        raise WithdrawalOver
    if withdrawal.case is not None:
        _open_again(withdrawal.case)
    change_state(comment, withdrawal.before)


def erase_old_withdrawn() -> int:
    """Erase the texts of comments that were withdrawn long ago and that no case is about."""
    oldest = now() - timedelta(days=conf.withdrawn_days)
    due = Withdrawal.objects.filter(undone_at=None, erased_at=None, withdrawn_at__lt=oldest)
    open_cases = Case.objects.filter(closed_at=None).values("comment")
    erased = 0
    for withdrawal in due.exclude(comment__in=open_cases).select_related("comment__story__edition"):
        with transaction.atomic():
            if withdrawal.comment.state == CommentState.WITHDRAWN:
                erased += erase_withdrawn(withdrawal.comment)
            Withdrawal.objects.filter(pk=withdrawal.pk).update(erased_at=now())
    return erased


def _check_there(row: Comment) -> None:
    if row.state == CommentState.REMOVED:
        raise CommentRemoved
    if row.state == CommentState.WITHDRAWN:
        raise CommentWithdrawn


def _end(case: Case) -> Case | None:
    """Close the case if nobody but the engine asked; else whoever looks sees it once more."""
    case.change += 1
    if case.report_count:
        case.save(update_fields=["change"])
        return None
    case.closed_at, case.taken_by, case.taken_until = now(), None, None
    case.save(update_fields=["closed_at", "taken_by", "taken_until", "change"])
    return case


def _open_again(case: Case) -> None:
    """The question is open again, unless a newer one about the comment is."""
    newer = Case.objects.filter(comment=case.comment, kind=case.kind, closed_at=None)
    if newer.exists():
        return
    case.closed_at = None
    case.change += 1
    case.save(update_fields=["closed_at", "change"])
