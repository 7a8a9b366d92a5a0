"""What people say of a story on other networks: read-only, from our own server (B13)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CursorNotValid
from folkmoot.discussion.queries.elsewhere import echoes_on, places_of
from folkmoot.embed.pages.discussion import known_story
from folkmoot.embed.section import time_of_edition


@require_safe
@cache_control(public=True, no_cache=True)
def page(request: HttpRequest, story_id: str) -> HttpResponse:
    """The places and the replies; nothing is asked of them while somebody reads."""
    story = known_story(story_id)
    try:
        echoes = echoes_on(story, after=request.GET.get("after", ""))
    except CursorNotValid as refusal:
        raise Http404(refusal.message) from refusal
    facts = {"story": story, "places": places_of(story), "page": echoes}
    with time_of_edition(story.edition):
        return render(request, "embed/elsewhere_page.html", facts)
