"""Comments: written, edited, and the replies and texts of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer, public_answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.comments import (
    CommentIn,
    EditIn,
    IntakeOut,
    NudgeOut,
    RevisionOut,
    advice_out,
    help_out,
    revision_out,
)
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.threads import ThreadPageOut, page_out
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.api.standing_texts import own_comments_out
from folkmoot.discussion.access import Member
from folkmoot.discussion.queries.comments import comment_for, comment_of_author, parent_for
from folkmoot.discussion.queries.history import revisions_for
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.discussion.queries.threads import one_thread
from folkmoot.moderation.actions.edits import submit_edit
from folkmoot.moderation.actions.intake import submit_comment
from folkmoot.moderation.gate import COMMENT_RATE, Intake, Written

REFUSALS = {400: ErrorOut, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut}
SHOWN: dict[Any, Any] = {
    200: IntakeOut,
    202: IntakeOut,
    **REFUSALS,
    422: NudgeOut | ErrorOut,
    429: ErrorOut,
}
router = StrictRouter(tags=["comments"])


@router.post(
    "/stories/{story_id}/comments",
    response={201: IntakeOut, **SHOWN},
    auth=SignedIn("comment", COMMENT_RATE),
    operation_id="create_comment",
)
def create_comment(request: HttpRequest, story_id: str, body: CommentIn) -> HttpResponse:
    """A new comment, or a reply: 201 it stands, 202 it waits or was removed, 422 please reword."""
    account = account_of(request)
    story = story_by_id(story_id)
    parent = parent_for(account, body.parent)
    written = Written(body.text, body.key, parent=parent, insists=body.insists)
    return _became(account, submit_comment(account, story, written), shown=201)


@router.put(
    "/comments/{comment_id}",
    response=SHOWN,
    auth=SignedIn("edit", "10/1m"),
    operation_id="edit_comment",
)
def edit_comment(request: HttpRequest, comment_id: str, body: EditIn) -> HttpResponse:
    """A new text of a comment: 200 it is shown, 202 it waits while the former one stands."""
    account = account_of(request)
    intake = submit_edit(
        account,
        comment_for(account, comment_id),
        text=body.text,
        base_revision=body.revision,
        insists=body.insists,
    )
    return _became(account, intake, shown=200)


@router.get(
    "/comments/{comment_id}/revisions",
    response={200: list[RevisionOut], 401: ErrorOut, 404: ErrorOut},
    auth=SignedIn(),
    operation_id="read_revisions",
)
def revisions(request: HttpRequest, comment_id: str) -> HttpResponse:
    """All texts of a comment, for its author and for those who may edit it."""
    account = account_of(request)
    views = revisions_for(account, comment_for(account, comment_id))
    return answer([revision_out(view) for view in views])


@router.get(
    "/comments/{comment_id}/thread",
    response={200: ThreadPageOut, 400: ErrorOut, 404: ErrorOut},
    operation_id="read_replies",
)
def replies(
    request: HttpRequest,  # noqa: ARG001
    comment_id: str,
    after: str = "",
) -> HttpResponse:
    """The thread that holds the comment: around it, or its replies after `more_cursor`."""
    return public_answer(page_out(one_thread(comment_id, after=after or None)))


def _became(account: Member, intake: Intake, *, shown: int) -> HttpResponse:
    if intake.outcome == "nudge" or intake.comment is None:
        nudge = {"advice": advice_out(intake.advice), "help": help_out(intake.advice)}
        return answer({"outcome": "nudge", **nudge}, status=422)
    own = own_comments_out(account, [comment_of_author(intake.comment)])
    status = shown if intake.outcome == "publish" else 202
    body = {"outcome": intake.outcome, "comment": own[0], "help": help_out(intake.advice)}
    return answer(body, status=status)
