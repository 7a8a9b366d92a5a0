"""Taking an own comment back, and undoing that."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.comments import OwnCommentOut
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.reports import WithdrawalOut
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.api.standing_texts import own_comments_out
from folkmoot.discussion.queries.comments import comment_for, comment_of_author
from folkmoot.moderation.actions.withdrawals import (
    UNDO_SECONDS,
    undo_withdrawal,
    withdraw_comment,
)

router = StrictRouter(tags=["comments"])
REFUSALS = dict.fromkeys((401, 403, 404, 409, 429), ErrorOut)


@router.post(
    "/{comment_id}/withdrawal",
    response={201: WithdrawalOut, **REFUSALS},
    auth=SignedIn("withdrawal", "20/1m"),
    operation_id="withdraw_comment",
)
def withdraw(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Take an own comment out of the discussion."""
    account = account_of(request)
    withdraw_comment(account, comment_for(account, comment_id))
    return answer({"undo_seconds": UNDO_SECONDS}, status=201)


@router.delete(
    "/{comment_id}/withdrawal",
    response={200: OwnCommentOut, **REFUSALS, 410: ErrorOut},
    auth=SignedIn("withdrawal", "20/1m"),
    operation_id="undo_withdrawal",
)
def take_back(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Have the comment back as it stood, within seconds and once."""
    account = account_of(request)
    comment = comment_for(account, comment_id)
    undo_withdrawal(account, comment)
    return answer(own_comments_out(account, [comment_of_author(comment)])[0])
