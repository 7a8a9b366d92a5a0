"""A bare page with a story's discussion, and the next threads of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CursorNotValid, StoryUnknown
from folkmoot.discussion.kept_pages import keep
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.edge.snapshot import Snapshot
from folkmoot.embed.asked import Asked
from folkmoot.embed.counts import MAIN, MOST_KEYS, counts_answer
from folkmoot.embed.public_pages import as_answer, more_page, part_page, pulse_page
from folkmoot.embed.section import discussion, language_of
from folkmoot.embed.structured import ALONE, as_item

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

# Only the component's one policy may turn a string into HTML (templates.js).
TRUSTED_TYPES = {"require-trusted-types-for": ["'script'"], "trusted-types": ["folkmoot"]}


@require_safe
@csp_update(TRUSTED_TYPES)  # type: ignore[arg-type]
def page(request: HttpRequest, story_id: str) -> HttpResponse:
    """The discussion on a page of its own, for readers and for tests of the component."""
    story = known_story(story_id)
    section = as_item(story, discussion(story, Asked.by(request.GET)), ALONE)
    return render(request, "embed/discussion_page.html", {"story": story, "section": section})


@require_safe
def part(request: HttpRequest, story_id: str) -> HttpResponse:
    """The section of a story's page as a piece of HTML: another order, another view."""
    story, asked = known_story(story_id), Asked.by(request.GET)
    return _kept_answer(part_page(story, asked), is_shared=asked.is_shared)


@require_safe
def more(request: HttpRequest, story_id: str) -> HttpResponse:
    """The next comments and the link to those after them: what 'load more' puts in place."""
    story, asked = known_story(story_id), Asked.by(request.GET)
    asked = replace(asked, comment="", thread="")
    try:
        return _kept_answer(more_page(story, asked))
    except CursorNotValid as refusal:
        raise Http404(refusal.message) from refusal


@require_safe
def pulse(_request: HttpRequest, story_id: str) -> HttpResponse:
    """Whether there is something new, for open pages that are not told by themselves."""
    return _kept_answer(pulse_page(known_story(story_id)))


@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """The numbers of comments on many stories, by the site's keys: for pages of headlines.

    Keys are parted by commas; `publication` says whose they are, where there are several.
    """
    publication = request.GET.get("publication", MAIN)
    keys = [key for key in request.GET.get("keys", "").split(",") if key][:MOST_KEYS]
    return counts_answer(publication, keys, request.GET.get("lang", ""))


def _kept_answer(page: Snapshot, *, is_shared: bool = True) -> HttpResponse:
    """The page as an answer; the next one who asks gets it from where pages are kept."""
    if is_shared:
        keep([page])
    return as_answer(page)


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
