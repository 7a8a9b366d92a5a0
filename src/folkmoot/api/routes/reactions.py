"""A reader's one-click answer."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.comments import ReactionOut
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.discussion.actions.reactions import react, take_back_reaction
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.moderation.access import check_may_write

router = StrictRouter(tags=["reactions"])
_ANSWERS = {
    200: ReactionOut,
    401: ErrorOut,
    403: ErrorOut,
    404: ErrorOut,
    409: ErrorOut,
    429: ErrorOut,
}


@router.put(
    "/{comment_id}/reaction",
    response=_ANSWERS,
    auth=SignedIn("reaction", "15/15s"),
    operation_id="recommend",
)
def recommend(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Recommend a comment; once more changes nothing."""
    account = account_of(request)
    check_may_write(account)
    count = react(account, comment_for(account, comment_id))
    return answer({"count": count, "is_mine": True})


@router.delete(
    "/{comment_id}/reaction",
    response=_ANSWERS,
    auth=SignedIn("reaction", "15/15s"),
    operation_id="take_back_recommendation",
)
def take_back(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Take the recommendation back; without one nothing changes."""
    account = account_of(request)
    check_may_write(account)
    count = take_back_reaction(account, comment_for(account, comment_id))
    return answer({"count": count, "is_mine": False})
