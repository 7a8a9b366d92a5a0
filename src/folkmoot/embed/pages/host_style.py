"""The style of the component on other sites' pages, in one file, so that it costs one request."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.views.decorators.http import require_safe

PACKAGE = Path(__file__).parents[2]
PARTS = (
    "core/static/core/tokens.css",
    "embed/static/folkmoot/host.css",
    "embed/static/folkmoot/embed.css",
)
SHADOWED = (
    (':root:not([data-theme="light"])', ':host(:not([theme="light"]))'),
    (':root[data-theme="dark"]', ':host([theme="dark"])'),
    (':root[data-theme="light"]', ':host([theme="light"])'),
    (":root", ":host"),
)
"""Inside an element there is no root: what stands on the page's root stands on the element."""


@require_safe
def host_style(request: HttpRequest) -> HttpResponse:
    """The tokens on the element itself, where the host may set its own, and the discussion."""
    response = HttpResponse(_style(), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=600"
    response.headers["X-Content-Type-Options"] = "nosniff"
    set_response_etag(response)
    known = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return known or response


@cache
def _style() -> str:
    style = "".join((PACKAGE / part).read_text(encoding="utf-8") for part in PARTS)
    for page, element in SHADOWED:
        style = style.replace(page, element)
    return style
