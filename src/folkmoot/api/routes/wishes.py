"""What a reader wants of others' comments: to follow, to mute, to name somebody."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.wishes import FollowOut, MuteOut, NamesOut
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.discussion.actions.follows import Followed, follow, unfollow
from folkmoot.discussion.actions.mutes import mute, unmute
from folkmoot.discussion.queries.comments import comment_for, parent_for
from folkmoot.discussion.queries.participants import names_beginning
from folkmoot.discussion.queries.stories import story_by_id

RATE = "30/1m"
NAMES_RATE = "60/1m"
router = StrictRouter(tags=["wishes"])
_REFUSALS = {
    400: ErrorOut,
    401: ErrorOut,
    403: ErrorOut,
    404: ErrorOut,
    409: ErrorOut,
    429: ErrorOut,
}


@router.put(
    "/comments/{comment_id}/mute",
    response={200: MuteOut, **_REFUSALS},
    auth=SignedIn("wish", RATE),
    operation_id="mute_author",
)
def mute_author(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Fold all that the writer of a comment writes, for the one who asks alone."""
    account = account_of(request)
    mute(account, comment_for(account, comment_id).author)
    return answer({"is_muted": True})


@router.delete(
    "/comments/{comment_id}/mute",
    response={200: MuteOut, **_REFUSALS},
    auth=SignedIn("wish", RATE),
    operation_id="unmute_author",
)
def unmute_author(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Show what the writer of a comment writes again."""
    account = account_of(request)
    unmute(account, comment_for(account, comment_id).author)
    return answer({"is_muted": False})


@router.put(
    "/comments/{comment_id}/follow/{what}",
    response={200: FollowOut, **_REFUSALS},
    auth=SignedIn("wish", RATE),
    operation_id="follow",
)
def begin_to_follow(request: HttpRequest, comment_id: str, what: str) -> HttpResponse:
    """Follow the `thread`, the `story` or the `member` of a comment."""
    account = account_of(request)
    follow(account, Followed.of(comment_for(account, comment_id), what))
    return answer({"is_followed": True})


@router.delete(
    "/comments/{comment_id}/follow/{what}",
    response={200: FollowOut, **_REFUSALS},
    auth=SignedIn("wish", RATE),
    operation_id="unfollow",
)
def stop_to_follow(request: HttpRequest, comment_id: str, what: str) -> HttpResponse:
    """Follow it no longer."""
    account = account_of(request)
    unfollow(account, Followed.of(comment_for(account, comment_id), what))
    return answer({"is_followed": False})


@router.get(
    "/stories/{story_id}/names",
    response={200: NamesOut, **_REFUSALS},
    auth=SignedIn("names", NAMES_RATE),
    operation_id="complete_name",
)
def names(request: HttpRequest, story_id: str, begin: str, parent: str = "") -> HttpResponse:
    """A few names of those who write in this thread, to be mentioned; nobody else's."""
    account = account_of(request)
    story = story_by_id(story_id)
    answered = parent_for(account, parent)
    top = (answered.top or answered) if answered else None
    return answer({"names": names_beginning(begin[:40], story, top)})
