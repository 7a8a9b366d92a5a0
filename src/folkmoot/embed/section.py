"""The discussion of a story as one piece of HTML, the same for everybody who asks.

What is personal is not in it: the component asks for that in a request of its own. So this
piece may be kept and shared by caches, and reading costs no session.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from folkmoot.discussion.errors import CommentUnknown, CursorNotValid, OrderUnknown
from folkmoot.discussion.queries.threads import ThreadPage, one_thread, thread_page
from folkmoot.embed.rows import Rows, Words, addresses
from folkmoot.embed.rule_titles import rule_titles

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

FIRST_ORDER = "newest"
ORDERS = {
    "newest": gettext_lazy("Newest"),
    "oldest": gettext_lazy("Oldest"),
    "replies": gettext_lazy("Most replied"),
}


@dataclass(frozen=True)
class Asked:
    """Which part of a discussion an address asks for.

    Its order, where to begin, on which comment to focus, or one thread alone.
    """

    order: str = FIRST_ORDER
    after: str = ""
    comment: str = ""
    thread: str = ""

    @classmethod
    def by(cls, parameters: Mapping[str, str]) -> "Asked":
        """As the parameters of an address say; what is not understood is left out."""
        order = parameters.get("order", FIRST_ORDER)
        return cls(
            order=order if order in ORDERS else FIRST_ORDER,
            after=parameters.get("after", ""),
            comment=parameters.get("comment", ""),
            thread=parameters.get("thread", ""),
        )


@dataclass(frozen=True)
class Found:
    """The page that was asked for, or the first one where there is no such place any more."""

    page: ThreadPage
    is_thread: bool = False
    is_lost: bool = False


def discussion(story: "Story", asked: Asked) -> SafeString:
    """The whole section: heading, order, composer, comments, what is left to load."""
    with spoken(story):
        return _section(story, asked)


def _section(story: "Story", asked: Asked) -> SafeString:
    found = find(story, asked)
    rows = rows_for(story, asked.order)
    shown = asked.comment if asked.comment and not found.is_lost else ""
    return render_to_string(
        "embed/discussion.html",
        {
            "story": story,
            "page": found.page,
            "found": found,
            "shown": shown,
            "orders": [(key, words, key == asked.order) for key, words in ORDERS.items()],
            "rows": SafeString(rows.threads(found.page.threads)),
            "load_more": SafeString("" if found.is_thread else rows.load_more(found.page)),
            "paths": paths(story),
            "messages": f"folkmoot/messages/{_messages_language()}.json",
        },
    )


def spoken(story: "Story") -> translation.override:
    """The language of the story's edition, for the time that its discussion is written.

    The discussion is the same for everybody, so it speaks the edition's language whoever
    reads. An edition in a language that Folkmoot does not speak gets the installation's first.
    """
    return translation.override(language_of(story))


def language_of(story: "Story") -> str:
    """The language in which the discussion of a story speaks."""
    try:
        return translation.get_supported_language_variant(story.edition.language)
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


def find(story: "Story", asked: Asked) -> Found:
    """The page that was asked for."""
    try:
        if asked.thread:
            page = one_thread(asked.thread, after=asked.after or None)
            if page.story_id == story.public_id:
                return Found(page, is_thread=True)
            raise CommentUnknown
        return Found(
            thread_page(
                story,
                order=asked.order,
                after=asked.after or None,
                focus=asked.comment or None,
            )
        )
    except (CommentUnknown, CursorNotValid, OrderUnknown):
        return Found(thread_page(story, order=asked.order), is_lost=True)


def rows_for(story: "Story", order: str = FIRST_ORDER) -> Rows:
    """How the comments of a story are shown in the language that is switched on."""
    language = get_language() or "en"
    return Rows(
        story_id=story.public_id,
        order=order,
        zone=ZoneInfo(story.edition.time_zone),
        is_open=story.is_open,
        rule_title=rule_titles(story.publication, language),
        words=Words.now(),
        language=language,
    )


def paths(story: "Story") -> dict[str, str]:
    """The addresses that the section and its component need."""
    own = f"{addresses().discussion}{story.public_id}/"
    return {
        "write": f"{own}write/",
        "keep": f"{own}keep/",
        "token": reverse("embed:token"),
        "comments": addresses().comment,
        "standards": addresses().standards,
        "login": reverse("account_login"),
    }
