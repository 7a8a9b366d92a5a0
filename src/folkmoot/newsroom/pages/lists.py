"""All news by time, and the page of a tag; both without script."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from taggit.models import Tag

from folkmoot.newsroom.queries.articles import (
    PAGE_SIZE,
    articles_under,
    articles_with_tag,
    the_front,
)
from folkmoot.newsroom.queries.teasers import teasers


@require_safe
def all_news(request: HttpRequest) -> HttpResponse:
    """The wire: every article of the edition, newest first (E4)."""
    home = the_front()
    if home is None:
        raise Http404
    page = Paginator(articles_under(home), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "newsroom/all_news.html",
        {"page_of": page, "teasers": teasers(page.object_list)},
    )


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """What carries a tag; a tag that no published article carries is not there (UX-005)."""
    found = get_object_or_404(Tag, slug=slug)
    page = Paginator(articles_with_tag(slug), PAGE_SIZE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    return render(
        request,
        "newsroom/tag.html",
        {"tag": found, "page_of": page, "teasers": teasers(page.object_list)},
    )
