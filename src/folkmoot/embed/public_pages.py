"""The public pages of a discussion as bytes: the same for everybody, so they may be kept.

Each is made from the public queries alone, with nobody's account at hand. A page bears the
version that the story had before anything else was read: it may show more than that, and
never less.
"""

import json
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.safestring import SafeString

from folkmoot.api.schemas.threads import page_out
from folkmoot.discussion.kept_pages import keep, kept
from folkmoot.discussion.queries.flat import has_featured, newest_ids
from folkmoot.discussion.queries.orders import first_order, orders_on
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.threads import Wish
from folkmoot.edge.snapshot import Snapshot, key_of
from folkmoot.embed.asked import Asked
from folkmoot.embed.row_words import addresses
from folkmoot.embed.section import discussion, language_of, rows_for, spoken

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

HTML, JSON = "text/html; charset=utf-8", "application/json"
HEADERS = (
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex"),
)
"""A piece of a page is nothing to look at alone: nothing in it may run or load there."""


def part_page(story: "Story", asked: Asked) -> Snapshot:
    """The whole section of a story's page."""
    body = discussion(story, asked)
    return _snapshot(story, _own_path(story, "part"), asked.query, body)


def kept_section(story: "Story", asked: Asked) -> SafeString:
    """The section for a page that is being rendered: as it is kept, or made and kept now."""
    body = kept(story, key_of(_own_path(story, "part"), asked.query))
    if body is None:
        page = part_page(story, asked)
        keep([page])
        body = page.body
    return SafeString(body.decode())


def more_page(story: "Story", asked: Asked) -> Snapshot:
    """The next comments and the link to those after them.

    Raises:
        CursorNotValid: `after` was not given out for this story.
    """
    order = asked.order_on(story)
    with spoken(story):
        page = page_as_wished(story, Wish(order=order, view=asked.view, after=asked.after))
        rows = rows_for(story, order, asked.view)
        body = rows.threads(page.threads) + rows.load_more(page)
    return _snapshot(story, _own_path(story, "more"), asked.query, body)


def pulse_page(story: "Story") -> Snapshot:
    """What a page that is open asks from time to time where it cannot be told."""
    return _json(story, _own_path(story, "pulse"), "", pulse(story))


def pulse(story: "Story") -> dict[str, Any]:
    """The story's version, how many comments it has, and the ids of the newest ones."""
    return {"version": story.version, "total": story.comment_count, "newest": newest_ids(story)}


def first_pages(story: "Story") -> list[Snapshot]:
    """The first page in every order as HTML and as JSON; the pulse, and what is newest."""
    orders = [*orders_on(story), *(["featured"] if has_featured(story) else [])]
    begin = first_order(story)
    made = [pulse_page(story), more_page(story, Asked(order="newest", view="flat"))]
    for order in orders:
        made += _first_in(story, order, is_first=order == begin)
    return made


def as_answer(page: Snapshot) -> HttpResponse:
    """The page as Django answers it, where no edge stands before it."""
    response = HttpResponse(page.body, content_type=page.content_type)
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["Content-Language"] = page.language
    for name, value in page.headers:
        response.headers[name] = value
    return response


def _first_in(story: "Story", order: str, *, is_first: bool) -> list[Snapshot]:
    queries = [f"order={order}", *([""] if is_first else [])]
    html = discussion(story, Asked(order=order))
    page = page_as_wished(story, Wish(order=order))
    thread = f"/api/v1/stories/{story.public_id}/thread"
    return [
        made
        for query in queries
        for made in (
            _snapshot(story, _own_path(story, "part"), query, html),
            _json(story, thread, query, page_out(page)),
        )
    ]


def _own_path(story: "Story", name: str) -> str:
    return f"{addresses().discussion}{story.public_id}/{name}/"


def _json(story: "Story", path: str, query: str, body: dict[str, Any]) -> Snapshot:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return _snapshot(story, path, query, text, content_type=JSON)


def _snapshot(
    story: "Story", path: str, query: str, body: str, *, content_type: str = HTML
) -> Snapshot:
    return Snapshot(
        key=key_of(path, query),
        story=story.public_id,
        version=story.version,
        content_type=content_type,
        body=body.encode(),
        language=language_of(story),
        headers=HEADERS,
    )
