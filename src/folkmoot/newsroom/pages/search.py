"""The search over articles."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from folkmoot.newsroom.queries.articles import PAGE_SIZE, the_front
from folkmoot.newsroom.queries.search import articles_about, cleaned_query
from folkmoot.newsroom.queries.teasers import teasers


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """A form, and what it finds; an empty query finds nothing and says what to do."""
    home = the_front()
    if home is None:
        raise Http404
    query = cleaned_query(request.GET.get("q", ""))
    found = articles_about(home, query) if query else []
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "newsroom/search.html",
        {
            "query": query,
            "rest": urlencode({"q": query}) + "&",
            "page_of": page,
            "teasers": teasers(page.object_list),
        },
    )
