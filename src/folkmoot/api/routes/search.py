"""Finding comments by their words."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja import Query

from folkmoot.api.answers import public_answer
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.search import FoundPageOut, SearchIn, found_out
from folkmoot.core.limits import check_limit, client_address
from folkmoot.discussion.queries.editions import edition_for
from folkmoot.discussion.queries.search import search_comments

RATE = "30/1m"
router = StrictRouter(tags=["comments"])


@router.get(
    "/search",
    response={200: FoundPageOut, 400: ErrorOut, 404: ErrorOut, 429: ErrorOut},
    operation_id="search_comments",
)
def search(request: HttpRequest, wish: Query[SearchIn]) -> HttpResponse:
    """The comments in view that have all the words; the same for everybody."""
    check_limit("search", client_address(request), rate=RATE)
    language = (translation.get_language() or "en").partition("-")[0]
    asked = wish.on(edition_for(wish.publication, wish.edition, language=language))
    return public_answer(found_out(search_comments(asked), asked))
