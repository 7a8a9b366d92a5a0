"""A bare page with a story's discussion, and the next threads of it."""

from typing import TYPE_CHECKING

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CursorNotValid, OrderUnknown, StoryUnknown
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.discussion.queries.threads import thread_page
from folkmoot.embed.section import Asked, discussion, language_of, rows_for

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

# Only the component's one policy may turn a string into HTML (templates.js).
TRUSTED_TYPES = {"require-trusted-types-for": ["'script'"], "trusted-types": ["folkmoot"]}


@require_safe
@csp_update(TRUSTED_TYPES)  # type: ignore[arg-type]
def page(request: HttpRequest, story_id: str) -> HttpResponse:
    """The discussion on a page of its own, for readers and for tests of the component."""
    story = known_story(story_id)
    section = discussion(story, Asked.by(request.GET))
    return render(request, "embed/discussion_page.html", {"story": story, "section": section})


@require_safe
@cache_control(public=True, no_cache=True)
def more(request: HttpRequest, story_id: str) -> HttpResponse:
    """The next threads and the link to those after them: what 'load more' puts in place."""
    story = known_story(story_id)
    asked = Asked.by(request.GET)
    try:
        found = thread_page(story, order=asked.order, after=asked.after or None)
    except (CursorNotValid, OrderUnknown) as refusal:
        raise Http404(refusal.message) from refusal
    rows = rows_for(story, asked.order)
    return HttpResponse(rows.threads(found.threads) + rows.load_more(found))


def known_story(story_id: str) -> "Story":
    """The story, or the answer for an address that leads nowhere.

    All that is said under its address is said in its edition's language.
    """
    try:
        story = story_by_id(story_id)
    except StoryUnknown as refusal:
        raise Http404(refusal.message) from refusal
    translation.activate(language_of(story))
    return story
