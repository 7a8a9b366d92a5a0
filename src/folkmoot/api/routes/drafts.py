"""What a member has not posted yet."""

from django.http import HttpRequest, HttpResponse

from folkmoot.api.answers import empty_answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.own import DraftIn
from folkmoot.api.signing_in import SignedIn, account_of
from folkmoot.discussion.actions.drafts import drop_draft, keep_draft
from folkmoot.discussion.queries.comments import parent_for
from folkmoot.discussion.queries.stories import story_by_id

router = StrictRouter(tags=["drafts"])
_REFUSALS = {401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 409: ErrorOut, 429: ErrorOut}


@router.put(
    "/{story_id}/draft",
    response={204: None, 400: ErrorOut, 413: ErrorOut, **_REFUSALS},
    auth=SignedIn("draft", "20/20s"),
    operation_id="keep_draft",
)
def keep(request: HttpRequest, story_id: str, body: DraftIn) -> HttpResponse:
    """Keep a text for later, in place of the one kept for the same story and parent."""
    account = account_of(request)
    parent = parent_for(account, body.parent)
    keep_draft(account, story_by_id(story_id), body.text, parent=parent)
    return empty_answer()


@router.delete(
    "/{story_id}/draft",
    response={204: None, **_REFUSALS},
    auth=SignedIn("draft", "20/20s"),
    operation_id="drop_draft",
)
def drop(request: HttpRequest, story_id: str, parent: str = "") -> HttpResponse:
    """Throw a kept text away."""
    account = account_of(request)
    drop_draft(account, story_by_id(story_id), parent=parent_for(account, parent))
    return empty_answer()
