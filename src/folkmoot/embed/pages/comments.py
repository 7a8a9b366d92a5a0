"""One comment: its permanent address, its row, the replies below it."""

from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CommentUnknown, CursorNotValid
from folkmoot.discussion.queries.threads import ThreadPage, one_thread, page_of
from folkmoot.embed.pages.discussion import known_story
from folkmoot.embed.section import rows_for


@require_safe
def permalink(request: HttpRequest, comment_id: str) -> HttpResponse:
    """To the story's page, where the comment is shown, marked and focused (UX-056)."""
    try:
        place = page_of(comment_id)
    except CommentUnknown as refusal:
        raise Http404(refusal.message) from refusal
    parts = urlsplit(place.story_address)
    query = f"{parts.query}&" if parts.query else ""
    address = urlunsplit(
        parts._replace(query=f"{query}comment={comment_id}", fragment=f"comment-{comment_id}")
    )
    answer = HttpResponseRedirect(address)
    own = urlencode({"url": request.build_absolute_uri(request.path), "format": "json"})
    oembed = f"{request.build_absolute_uri(reverse('oembed'))}?{own}"
    answer.headers["Link"] = f'<{oembed}>; rel="alternate"; type="application/json+oembed"'
    return answer


@require_safe
@cache_control(public=True, no_cache=True)
def fragment(_request: HttpRequest, comment_id: str) -> HttpResponse:
    """The row of one comment, as everybody gets it."""
    page = _thread(comment_id)
    thread = page.threads[0]
    views = [view for view in (thread.top, *thread.replies) if view.public_id == comment_id]
    rows = rows_for(known_story(page.story_id))
    return HttpResponse(rows.tree(views, torn_level=0))


@require_safe
@cache_control(public=True, no_cache=True)
def replies(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The next replies of a thread and the link to those after them."""
    page = _thread(comment_id, after=request.GET.get("after") or None)
    thread = page.threads[0]
    rows = rows_for(known_story(page.story_id))
    return HttpResponse(rows.tree(thread.replies, torn_level=0) + rows.more_replies(thread))


def _thread(comment_id: str, *, after: str | None = None) -> ThreadPage:
    try:
        return one_thread(comment_id, after=after)
    except (CommentUnknown, CursorNotValid) as refusal:
        raise Http404(refusal.message) from refusal
