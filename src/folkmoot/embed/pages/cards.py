"""One comment on other people's pages: the card, its code, and oEmbed (B15).

The card is the one page of ours that any site may frame. It knows nobody, sets no cookie, has
no script and nothing that can be pressed but links that open outside the frame.
"""

import json
from contextlib import nullcontext
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.queries.cards import Card, card_of
from folkmoot.embed.cards import CACHE_SECONDS, Size, comment_named, frame_code, oembed
from folkmoot.embed.section import language_of, time_of_edition

CARD_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "script-src": None,
    "worker-src": None,
    "object-src": None,
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
}
FORMATS = {"", "json"}


@require_safe
@cache_control(public=True, max_age=60)
@csp_replace(CARD_POLICY)  # type: ignore[arg-type]
def card(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The comment as a page to be framed; a line in its place once it is not in view any more."""
    found = _card(comment_id)
    facts = {"card": found, "oembed": _oembed_address(request, comment_id)}
    with time_of_edition(found.story.edition) if found else nullcontext():
        response = render(request, "embed/card.html", facts, status=200 if found else 404)
    response.xframe_options_exempt = True
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def code(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The line of HTML that shows the comment elsewhere, and how it looks there."""
    found = _card(comment_id)
    if found is None:
        raise Http404(CommentUnknown.message)
    address = request.build_absolute_uri(reverse("embed:card", args=[comment_id]))
    facts = {"card": found, "code": frame_code(found, address, Size())}
    return render(request, "embed/code_page.html", facts)


@require_safe
def provide(request: HttpRequest) -> HttpResponse:
    """What oEmbed asks: the code for the comment at an address of ours."""
    if request.GET.get("format", "") not in FORMATS:
        return HttpResponse(status=501)
    comment_id = comment_named(request.GET.get("url", ""), request.get_host())
    found = _card(comment_id) if comment_id else None
    if found is None:
        raise Http404(CommentUnknown.message)
    address = request.build_absolute_uri(reverse("embed:card", args=[comment_id]))
    size = Size.by(request.GET.get("maxwidth", ""), request.GET.get("maxheight", ""))
    body = oembed(found, address, request.build_absolute_uri("/"), size)
    response = HttpResponse(json.dumps(body, ensure_ascii=False), content_type="application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    return response


def _card(comment_id: str) -> Card | None:
    """The comment, if everybody may see it; all is said in its edition's language then."""
    try:
        found = card_of(comment_id)
    except CommentUnknown:
        return None
    translation.activate(language_of(found.story))
    return found


def _oembed_address(request: HttpRequest, comment_id: str) -> str:
    permalink = request.build_absolute_uri(reverse("embed:permalink", args=[comment_id]))
    query = urlencode({"url": permalink, "format": "json"})
    return f"{request.build_absolute_uri(reverse('oembed'))}?{query}"
