"""The frame on another site's page, and the door by which its reader logs in (B17).

The frame's document is the same for everybody; only the site that it names may show it. Who
reads, the script in it asks for afterwards.
"""

from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.actions.sessions import signing_key_of
from folkmoot.accounts.frame_door import (
    LIFETIME,
    code_of,
    cookie_of,
    door_by_cookie,
    let_through,
    open_door,
)
from folkmoot.discussion.access import member_of
from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.origin_errors import OriginUnknown
from folkmoot.discussion.queries.host_origins import is_named
from folkmoot.embed.framed import Framed, framed_section
from folkmoot.embed.pages.discussion import TRUSTED_TYPES, known_story
from folkmoot.embed.pages.on_other_sites import language_for

COOKIE = "__Host-folkmoot-door" if settings.IS_SECURE else "folkmoot-door"
ENTRANCES = {"signup": "account_signup", "login": "account_login"}


@require_safe
@csp_update(TRUSTED_TYPES)  # type: ignore[arg-type]
def frame(request: HttpRequest, story_id: str) -> HttpResponse:
    """What the component shows in a frame; `origin` is the site that the frame stands on."""
    story, origin = known_story(story_id), request.GET.get("origin", "")
    if not is_named(story.publication.key, origin):
        return HttpResponseForbidden(str(OriginUnknown.message), content_type="text/plain")
    framed = Framed.by(request.GET, language_for(story, request.GET.get("lang", "")))
    try:
        section = framed_section(story, framed)
    except CommentUnknown as refusal:
        raise Http404(refusal.message) from refusal
    facts = {"story": story, "origin": origin, "framed": framed, "section": section}
    with translation.override(framed.language):
        response = render(request, "embed/frame_page.html", facts)
    response.headers["Cache-Control"] = "public, no-cache"
    marked: Any = response
    marked.xframe_options_exempt = True
    marked._csp_replace = {"frame-ancestors": [origin]}
    return response


@never_cache
@require_safe
def door(request: HttpRequest, story_id: str) -> HttpResponse:
    """What the frame opens in a window of its own: it gets a code here, the reader goes on.

    The page must still know the frame that opened it, so it is the one page of ours that stays
    in its opener's group; it shows nothing of anybody.
    """
    story, origin = known_story(story_id), request.GET.get("origin", "")
    if not is_named(story.publication.key, origin):
        return HttpResponseForbidden(str(OriginUnknown.message), content_type="text/plain")
    opened = open_door(origin)
    to = request.GET.get("to", "")
    facts = {"code": code_of(opened), "entrance": ENTRANCES.get(to, ENTRANCES["login"])}
    response = render(request, "embed/door_page.html", facts)
    response.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    response.set_cookie(
        COOKIE,
        cookie_of(opened),
        max_age=LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest) -> HttpResponse:
    """Logged in on our own page: whether to take part on the other site, too, is asked here."""
    opened, account = door_by_cookie(request.COOKIES.get(COOKIE, "")), member_of(request.user)
    facts: dict[str, Any] = {"door": opened, "account": account}
    if opened is None or account is None:
        return render(request, "embed/arrived_page.html", facts, status=410)
    if request.method != "POST":
        return render(request, "embed/arrived_page.html", facts)
    let_through(opened, account, sign_on_key=signing_key_of(request.session))
    response = render(request, "embed/arrived_page.html", facts | {"is_done": True})
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
