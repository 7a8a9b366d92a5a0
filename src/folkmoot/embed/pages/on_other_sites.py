"""The public discussion for pages of other sites: for the origins that the publication named.

No cookie is read here, and the answer names the one origin that may read it. So a page learns
from it what everybody may see, and nothing of who looks at it.
"""

from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers, set_response_etag
from django.views.decorators.http import require_safe

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.origin_errors import OriginUnknown
from folkmoot.discussion.queries.host_origins import is_named
from folkmoot.discussion.queries.stories import story_by_key
from folkmoot.embed.asked import Asked
from folkmoot.embed.public_pages import HEADERS, HTML, kept_section, more_page
from folkmoot.embed.section import discussion, language_of

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

PLAIN = "text/plain; charset=utf-8"


def for_named_origins(view: Any) -> Any:
    """Answer pages of named origins with HTML, all others with the words of the refusal."""

    @wraps(view)
    def answered(request: HttpRequest, publication: str) -> HttpResponse:
        origin = request.headers.get("Origin", "")
        try:
            if origin and origin != settings.SITE_ADDRESS and not is_named(publication, origin):
                raise OriginUnknown
            response = HttpResponse(view(request, publication), content_type=HTML)
        except FolkmootError as refusal:
            status = 403 if isinstance(refusal, OriginUnknown) else 404
            response = HttpResponse(refusal.message, content_type=PLAIN, status=status)
        is_shown = response.status_code == HTTPStatus.OK
        response = _unless_known(request, response)
        response.headers["Access-Control-Allow-Origin"] = origin if origin and is_shown else "*"
        patch_vary_headers(response, ("Origin",))
        response.headers["Cache-Control"] = "public, no-cache"
        for name, value in HEADERS:
            response.headers[name] = value
        return response

    return answered


@require_safe
@for_named_origins
def part(request: HttpRequest, publication: str) -> str:
    """The section of the story with this `key`, in the edition's language or in `lang`."""
    story, asked = _story(request, publication), Asked.by(request.GET)
    asked = replace(asked, comment="", thread="")
    language = language_for(story, request.GET.get("lang", ""))
    if language == language_of(story):
        return kept_section(story, asked)
    return discussion(story, asked, language)


@require_safe
@for_named_origins
def more(request: HttpRequest, publication: str) -> str:
    """The next comments of the story with this `key`, and the link to those after them."""
    story, asked = _story(request, publication), Asked.by(request.GET)
    return more_page(story, replace(asked, comment="", thread="")).body.decode()


@require_safe
def go(request: HttpRequest, publication: str) -> HttpResponse:
    """To the story's discussion on a page of ours: where a link leads when no script runs."""
    try:
        story = _story(request, publication)
    except StoryUnknown as refusal:
        raise Http404(refusal.message) from refusal
    return HttpResponseRedirect(reverse("embed:discussion", args=[story.public_id]))


def language_for(story: "Story", wished: str) -> str:
    """The language that the host wishes if Folkmoot speaks it, else the edition's."""
    try:
        return translation.get_supported_language_variant(wished)
    except LookupError:
        return language_of(story)


def _story(request: HttpRequest, publication: str) -> "Story":
    return story_by_key(publication, request.GET.get("key", ""))


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    set_response_etag(response)
    known = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return known or response
