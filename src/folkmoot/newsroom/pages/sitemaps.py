"""What search engines are told: every page, and which stories are news (E9)."""

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from folkmoot.core.clock import now
from folkmoot.newsroom.edition_time import machine
from folkmoot.newsroom.paths import path_of
from folkmoot.newsroom.queries.articles import articles_under, sections_of, the_front
from folkmoot.newsroom.queries.teasers import teasers

MOST = 10_000
IS_NEWS = timedelta(days=2)
CLOSED = ("/account/", "/api/", "/cms/", "/desk/", "/my/", "/appeal/", "/search/")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Front, sections and stories, the newest first; those of two days marked as news."""
    home = the_front()
    if home is None:
        raise Http404
    lists = [
        "/",
        reverse("newsroom:all_news"),
        *(path_of(page, home) for page in sections_of(home)),
    ]
    stories = [
        {
            "address": _absolute(story.address),
            "headline": story.headline,
            "at": machine(story.dated_at, story.zone),
            "is_news": story.dated_at > now() - IS_NEWS,
        }
        for story in teasers(articles_under(home)[:MOST])
    ]
    return render(
        request,
        "newsroom/sitemap.xml",
        {"home": home, "lists": [_absolute(path) for path in lists], "stories": stories},
        content_type="application/xml",
    )


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything that anybody may read is open to search engines."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    lines.append(f"Sitemap: {_absolute(reverse('newsroom:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _absolute(path: str) -> str:
    return urljoin(f"{settings.SITE_ADDRESS}/", path)
