"""Which part of a discussion an address asks for, and the address for another part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from folkmoot.discussion.errors import CommentUnknown, CursorNotValid
from folkmoot.discussion.queries.orders import (
    FLAT_ORDERS,
    ORDERS,
    VIEWS,
    first_order,
    is_flat,
    orders_on,
)
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.threads import ThreadPage, Wish, one_thread

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story


@dataclass(frozen=True)
class Asked:
    """An order ('' for the one that the story begins with), a view, where to begin.

    Or a comment to focus on, or one thread alone.
    """

    order: str = ""
    view: str = "open"
    after: str = ""
    comment: str = ""
    thread: str = ""

    @classmethod
    def by(cls, parameters: Mapping[str, str]) -> "Asked":
        """As the parameters of an address say; what is not understood is left out."""
        order, view = parameters.get("order", ""), parameters.get("view", "open")
        return cls(
            order=order if order in ORDERS else "",
            view=view if view in VIEWS else "open",
            after=parameters.get("after", ""),
            comment=parameters.get("comment", ""),
            thread=parameters.get("thread", ""),
        )

    @property
    def query(self) -> str:
        """The parameters in their one form: in order of name, nothing that goes without saying."""
        view = "" if self.view == "open" else self.view
        values = {"after": self.after, "comment": self.comment, "order": self.order}
        values |= {"thread": self.thread, "view": view}
        return urlencode({name: value for name, value in values.items() if value})

    @property
    def is_shared(self) -> bool:
        """True for a page that many ask for; one around a comment is made for each asking."""
        return not self.comment and not self.thread

    def order_on(self, story: "Story") -> str:
        """The order in which the page is, asked for or not."""
        order = self.order or first_order(story)
        if is_flat(order, self.view):
            return order if order in FLAT_ORDERS else "newest"
        return order if order in orders_on(story) else first_order(story)

    def elsewhere(self, *, order: str | None = None, view: str | None = None) -> "Asked":
        """The first page in another order, or shown in another way."""
        order, view = self.order if order is None else order, view or self.view
        return replace(Asked(), order=order, view="open" if order == "featured" else view)


@dataclass(frozen=True)
class Found:
    """The page that was asked for, or the first one where there is no such place any more."""

    page: ThreadPage
    is_thread: bool = False
    is_lost: bool = False


def find(story: "Story", asked: Asked) -> Found:
    """The page that was asked for."""
    wish = Wish(
        order=asked.order_on(story), view=asked.view, after=asked.after, focus=asked.comment
    )
    try:
        if asked.thread:
            page = one_thread(asked.thread, after=asked.after or None)
            if page.story_id == story.public_id:
                return Found(page, is_thread=True)
            raise CommentUnknown
        return Found(page_as_wished(story, wish))
    except (CommentUnknown, CursorNotValid):
        return Found(page_as_wished(story, replace(wish, after="", focus="")), is_lost=True)
