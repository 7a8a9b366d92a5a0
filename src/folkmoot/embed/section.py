"""The discussion of a story as one piece of HTML, the same for everybody who asks.

What is personal is not in it: the component asks for that in a request of its own. So this
piece may be kept and shared by caches, and reading costs no session.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from folkmoot.discussion.queries.elsewhere import has_elsewhere
from folkmoot.discussion.queries.flat import has_featured, newest_ids
from folkmoot.discussion.queries.orders import FLAT_ORDERS, orders_on
from folkmoot.discussion.queries.threads import ThreadPage
from folkmoot.embed.asked import Asked, Found, find
from folkmoot.embed.notices import notice_of
from folkmoot.embed.row_words import Words, addresses
from folkmoot.embed.rows import Rows
from folkmoot.embed.rule_titles import rule_titles

if TYPE_CHECKING:
    from folkmoot.discussion.models import Edition, Story


@dataclass(frozen=True)
class Choice:
    """A link to another order or view, or the present one."""

    address: str
    words: str
    is_current: bool


ORDERS = {
    "newest": gettext_lazy("Newest"),
    "oldest": gettext_lazy("Oldest"),
    "replies": gettext_lazy("Most replied"),
    "recommended": gettext_lazy("Most recommended"),
    "unanswered": gettext_lazy("Not answered yet"),
    "answered": gettext_lazy("Answered"),
    "featured": gettext_lazy("Newsroom picks"),
}
VIEWS = {
    "open": gettext_lazy("Threads open"),
    "folded": gettext_lazy("Threads folded"),
    "flat": gettext_lazy("One by one"),
}


def discussion(story: "Story", asked: Asked, language: str = "") -> SafeString:
    """The whole section: heading, order, composer, comments, what is left to load.

    In the edition's language, or in another that Folkmoot speaks.
    """
    with translation.override(language) if language else spoken(story):
        return _section(story, asked, find(story, asked))


def section_with(story: "Story", page: ThreadPage, language: str) -> SafeString:
    """The section with just these comments in it: for a frame that is there for one act."""
    with translation.override(language):
        return _section(story, Asked(order=page.order), Found(page, is_thread=True))


def _section(story: "Story", asked: Asked, found: Found) -> SafeString:
    rows = rows_for(story, found.page.order, found.page.view)
    shown = asked.comment if asked.comment and not found.is_lost else ""
    return render_to_string(
        "embed/discussion.html",
        {
            "story": story,
            "notice": notice_of(story),
            "page": found.page,
            "found": found,
            "shown": shown,
            "has_elsewhere": has_elsewhere(story),
            "newest": " ".join(newest_ids(story)),
            "orders": _orders(story, asked, found.page),
            "views": _views(asked, found.page),
            "rows": SafeString(rows.threads(found.page.threads)),
            "load_more": SafeString("" if found.is_thread else rows.load_more(found.page)),
            "paths": paths(story),
            "messages": f"folkmoot/messages/{_messages_language()}.json",
        },
    )


def _orders(story: "Story", asked: Asked, page: ThreadPage) -> list[Choice]:
    """The orders that there are in this view; picks only where there are any.

    Where readers ask questions, these are told apart by whether they are answered.
    """
    threads = (*orders_on(story), "featured")
    known = [
        order
        for order in (FLAT_ORDERS if asked.view == "flat" else threads)
        if order != "featured" or page.order == order or has_featured(story)
    ]
    return [
        Choice(f"?{asked.elsewhere(order=order).query}", str(ORDERS[order]), order == page.order)
        for order in known
    ]


def _views(asked: Asked, page: ThreadPage) -> list[Choice]:
    """The ways to show comments; picks are shown one by one in any case."""
    if page.order == "featured":
        return []
    return [
        Choice(f"?{asked.elsewhere(view=view).query}", str(words), view == page.view)
        for view, words in VIEWS.items()
    ]


def spoken(story: "Story") -> translation.override:
    """The language of the story's edition, for the time that its discussion is written.

    The discussion is the same for everybody, so it speaks the edition's language whoever
    reads. An edition in a language that Folkmoot does not speak gets the installation's first.
    """
    return translation.override(language_of(story))


def language_of(story: "Story") -> str:
    """The language in which the discussion of a story speaks."""
    return language_of_edition(story.edition)


def time_of_edition(edition: "Edition") -> timezone.override:
    """The time zone of an edition, for the time that a page of it is written."""
    return timezone.override(ZoneInfo(edition.time_zone))


def language_of_edition(edition: "Edition") -> str:
    """The language in which the discussions of an edition speak."""
    try:
        return translation.get_supported_language_variant(edition.language)
    except LookupError:
        return str(settings.LANGUAGE_CODE)


@cache
def _message_tables() -> frozenset[str]:
    folder = Path(__file__).parent / "static" / "folkmoot" / "messages"
    return frozenset(path.stem for path in folder.glob("*.json"))


def _messages_language() -> str:
    """The table of the component's words: the language's own, English where it has none yet."""
    language = get_language() or "en"
    return language if language in _message_tables() else "en"


def rows_for(story: "Story", order: str = "newest", view: str = "open") -> Rows:
    """How the comments of a story are shown in the language that is switched on."""
    language = get_language() or "en"
    return Rows(
        story_id=story.public_id,
        order=order,
        view=view,
        zone=ZoneInfo(story.edition.time_zone),
        is_open=story.is_open,
        rule_title=rule_titles(story.publication, language),
        words=Words.now(story.publication),
        language=language,
    )


def paths(story: "Story") -> dict[str, str]:
    """The addresses that the section and its component need."""
    own = f"{addresses().discussion}{story.public_id}/"
    return {
        "own": own,
        "write": f"{own}write/",
        "keep": f"{own}keep/",
        "token": reverse("embed:token"),
        "comments": addresses().comment,
        "search": reverse("embed:search"),
        "standards": addresses().standards,
        "login": reverse("account_login"),
    }
