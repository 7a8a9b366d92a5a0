"""Searching all comments of an edition (B15): a page that works without script."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.core.errors import FolkmootError, TooFast
from folkmoot.core.limits import check_limit, client_address
from folkmoot.discussion.errors import PublicationUnknown
from folkmoot.discussion.queries.editions import edition_for, editions
from folkmoot.discussion.queries.search import LONGEST_QUERY, FoundPage, search_comments
from folkmoot.embed.search_ways import asked_search, scope_of, ways
from folkmoot.embed.section import time_of_edition

if TYPE_CHECKING:
    from folkmoot.discussion.models import Edition

RATE = "30/1m"


@require_safe
@cache_control(private=True, no_cache=True)
def search(request: HttpRequest) -> HttpResponse:
    """The form and, when it was sent, what was found; the same for everybody."""
    edition = _edition(request)
    if edition is None:
        return render(request, "embed/search_page.html", {"edition": None})
    words = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    wish = asked_search(request.GET, edition, words)
    found, refusal, status = FoundPage(), "", 200
    if words:
        try:
            check_limit("search", client_address(request), rate=RATE)
            found = search_comments(wish)
        except FolkmootError as error:
            refusal, status = error.message, 429 if isinstance(error, TooFast) else 400
    facts = {
        "edition": edition,
        "words": words,
        "longest": LONGEST_QUERY,
        "page": found,
        "refusal": refusal,
        "ways": ways(request.GET, editions(edition.publication.key), edition),
        "scope": scope_of(wish),
        "query": request.GET,
    }
    with time_of_edition(edition):
        return render(request, "embed/search_page.html", facts, status=status)


def _edition(request: HttpRequest) -> "Edition | None":
    """The edition that is searched; one that is not known is the one of the page's language."""
    language = (translation.get_language() or "en").partition("-")[0]
    publication = request.GET.get("publication", "")
    for key in (request.GET.get("edition", ""), ""):
        try:
            return edition_for(publication, key, language=language)
        except PublicationUnknown:
            continue
    return None
