"""Searching every comment, whether readers see it or not (FEATURES 6)."""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import status_of
from folkmoot.discussion.errors import PublicationUnknown
from folkmoot.discussion.queries.editions import edition_for, editions
from folkmoot.discussion.queries.search import LONGEST_QUERY, FoundPage, Search, search_comments

if TYPE_CHECKING:
    from folkmoot.discussion.models.edition import Edition

KEPT = ("q", "edition", "story", "author", "period", "order")


@page(Permission.SEE_DESK)
@require_safe
def search(request: DeskRequest) -> HttpResponse:
    """The form and what was found, each with its state and a way to look at it."""
    asked = request.GET
    edition = _edition(asked.get("edition", ""))
    words = asked.get("q", "").strip()[:LONGEST_QUERY]
    found, refusal, status = FoundPage(), "", 200
    if words and edition:
        try:
            found = search_comments(
                Search(
                    words=words,
                    edition=edition,
                    story=asked.get("story", ""),
                    author=asked.get("author", ""),
                    period=asked.get("period", ""),
                    order=asked.get("order") or "newest",
                    after=asked.get("after", ""),
                    everything=True,
                )
            )
        except FolkmootError as error:
            refusal, status = error.message, status_of(error)
    facts = {
        "words": words,
        "longest": LONGEST_QUERY,
        "page": found,
        "refusal": refusal,
        "asked": asked,
        "edition": edition,
        "editions": editions(),
        "query": urlencode({name: asked[name] for name in KEPT if asked.get(name)}),
    }
    return render(request, "desk/search.html", facts, status=status)


def _edition(key: str) -> "Edition | None":
    language = (translation.get_language() or "en").partition("-")[0]
    for each in (key, ""):
        try:
            return edition_for("", each, language=language)
        except PublicationUnknown:
            continue
    return None
