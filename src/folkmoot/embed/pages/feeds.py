"""Feeds of comments: of a story, of a member, of a publication; Atom and RSS (B17)."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, get_tag_uri
from django.utils.http import http_date
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from folkmoot.discussion.characters import without_controls
from folkmoot.discussion.errors import MemberUnknown
from folkmoot.discussion.queries.editions import editions
from folkmoot.discussion.queries.recent import (
    Recent,
    RecentComment,
    recent_in,
    recent_of,
    recent_on,
)
from folkmoot.embed.pages.discussion import known_story
from folkmoot.embed.section import language_of_edition

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: "Mapping[str, type[Atom1Feed | Rss201rev2Feed]]" = {
    "atom": Atom1Feed,
    "rss": Rss201rev2Feed,
}


@dataclass(frozen=True)
class Frame:
    """What a feed says of itself."""

    title: str
    address: str
    kind: str


@require_safe
def of_story(request: HttpRequest, story_id: str, kind: str) -> HttpResponse:
    """The newest comments under one story."""
    story = known_story(story_id)
    title = gettext("Discussion: %(title)s") % {"title": story.title}
    return _answer(request, recent_on(story), Frame(title, story.address, kind))


@require_safe
def of_member(request: HttpRequest, account_id: str, kind: str) -> HttpResponse:
    """The newest comments of one member; gone when the member's name is."""
    _speak()
    try:
        recent = recent_of(account_id)
    except MemberUnknown as refusal:
        raise Http404(refusal.message) from refusal
    title = gettext("Comments of %(name)s") % {"name": recent.name}
    return _answer(request, recent, Frame(title, "/", kind))


@require_safe
def of_publication(request: HttpRequest, kind: str) -> HttpResponse:
    """The newest comments under all stories of a publication."""
    publication = _speak(request.GET.get("publication", ""))
    if not publication:
        raise Http404
    title = gettext("All comments")
    return _answer(request, recent_in(publication), Frame(title, "/", kind))


def _speak(publication_key: str = "") -> str:
    """Speak the language of the publication's first edition; the publication's key."""
    known = editions(publication_key)
    if not known:
        return ""
    translation.activate(language_of_edition(known[0]))
    return str(known[0].publication.key)


def _answer(request: HttpRequest, recent: Recent, frame: Frame) -> HttpResponse:
    """The feed, or 'not modified'. The tag is made from what it says, so hiding changes it."""
    feed = KINDS[frame.kind](
        title=without_controls(frame.title),
        link=request.build_absolute_uri(frame.address),
        description=gettext("The newest comments, as readers see them."),
        feed_url=request.build_absolute_uri(),
        language=translation.get_language(),
    )
    for comment in recent.comments:
        _add(feed, request, comment)
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["X-Robots-Tag"] = "noindex"
    etag = f'"{_digest(recent, frame, request)}"'
    last = int(recent.changed_at.timestamp()) if recent.changed_at else None
    response.headers["ETag"] = etag
    if last is not None:
        response.headers["Last-Modified"] = http_date(last)
    answer = get_conditional_response(request, etag=etag, last_modified=last, response=response)
    return answer or response


def _add(feed: Atom1Feed | Rss201rev2Feed, request: HttpRequest, comment: RecentComment) -> None:
    view = comment.view
    address = request.build_absolute_uri(reverse("embed:permalink", args=[view.public_id]))
    name = view.author_name or gettext("Closed account")
    feed.add_item(
        title=without_controls(
            gettext("%(name)s on “%(title)s”") % {"name": name, "title": comment.story_title}
        ),
        link=address,
        description=without_controls(view.html),
        unique_id=get_tag_uri(address, view.written_at),
        unique_id_is_permalink=False,
        author_name=without_controls(name),
        pubdate=view.written_at,
        updateddate=view.edited_at or view.written_at,
    )


def _digest(recent: Recent, frame: Frame, request: HttpRequest) -> str:
    """Of everything that the feed shows, but for the moment at which it was made."""
    facts = (frame, request.get_host(), [(c.story_title, c.view) for c in recent.comments])
    return blake2b(repr(facts).encode("utf-8", "replace"), digest_size=16).hexdigest()
