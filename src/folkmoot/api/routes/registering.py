"""Stories made known by a site's own server, before or when a page is published (B17)."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from folkmoot.api.answers import answer
from folkmoot.api.machines import MachineKey, count
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.registering import StoryIn, StoryKnownOut
from folkmoot.core.addresses import own_address
from folkmoot.discussion.actions.stories import StoryPage, register_story
from folkmoot.moderation.queries.api_keys import ApiClient

router = StrictRouter(tags=["stories"])


@router.put(
    "/stories",
    response={
        200: StoryKnownOut,
        400: ErrorOut,
        401: ErrorOut,
        404: ErrorOut,
        409: ErrorOut,
        413: ErrorOut,
        415: ErrorOut,
        429: ErrorOut,
    },
    auth=MachineKey(),
    operation_id="register_story",
)
def register(request: HttpRequest, body: StoryIn) -> HttpResponse:
    """Make a page known to the key's publication, or bring what is known of it up to date.

    May be sent again at any time; the discussion stays as it is. A page that a reader's browser
    names and that no server has made known has no discussion.
    """
    client: ApiClient = request.auth  # type: ignore[attr-defined]
    count(client)
    page = StoryPage(
        key=body.key,
        address=body.address,
        title=body.title,
        summary=body.summary,
        text=body.text,
        people=tuple(body.people),
        authors=tuple(body.authors),
    )
    story = register_story(client.publication.key, edition_key=body.edition, page=page)
    path = reverse("embed:discussion", args=[story.public_id])
    return answer({"id": story.public_id, "key": story.key, "discussion": own_address(path)})
