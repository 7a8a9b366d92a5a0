"""What the address of a search asks for, and the links that narrow it down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext, gettext_lazy

from folkmoot.discussion.queries.search import ORDERS, PERIODS, Search, story_title

if TYPE_CHECKING:
    from folkmoot.discussion.models import Edition

KEPT = ("q", "publication", "edition", "story", "author", "period", "order")
PERIOD_WORDS = {
    "": gettext_lazy("Any time"),
    "day": gettext_lazy("Last 24 hours"),
    "week": gettext_lazy("Last 7 days"),
    "month": gettext_lazy("Last 30 days"),
    "year": gettext_lazy("Last year"),
}
ORDER_WORDS = {"newest": gettext_lazy("Newest first"), "best": gettext_lazy("Best match first")}


@dataclass(frozen=True)
class Way:
    """A link to the same search with one thing changed."""

    words: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Ways:
    """All of them in groups: within which time, in which order, in which edition."""

    periods: list[Way]
    orders: list[Way]
    editions: list[Way]
    next_query: str
    everywhere: str


def asked_search(parameters: Mapping[str, str], edition: "Edition", words: str) -> Search:
    """The search that an address asks for; what is not understood is left out."""
    period, order = parameters.get("period", ""), parameters.get("order", "")
    return Search(
        words=words,
        edition=edition,
        story=parameters.get("story", ""),
        author=parameters.get("author", ""),
        period=period if period in PERIODS else "",
        order=order if order in ORDERS else "newest",
        after=parameters.get("after", ""),
    )


def scope_of(search: Search) -> str:
    """In words, what the search is limited to; empty when it is not."""
    if search.story:
        title = story_title(search.story)
        return gettext("Only comments on “%(title)s”") % {"title": title} if title else ""
    return gettext("Only comments of one member") if search.author else ""


def ways(parameters: Mapping[str, str], known: Iterable["Edition"], edition: "Edition") -> Ways:
    """The links of a page of results."""
    kept = {name: parameters[name] for name in KEPT if parameters.get(name)}
    order, period = kept.get("order", "newest"), kept.get("period", "")
    named = [(each.key, each.name) for each in known]
    return Ways(
        periods=_links(kept, "period", PERIOD_WORDS.items(), period),
        orders=_links(kept, "order", ORDER_WORDS.items(), order),
        editions=_links(kept, "edition", named, edition.key) if len(named) > 1 else [],
        next_query=urlencode(kept),
        everywhere=urlencode({k: v for k, v in kept.items() if k not in {"story", "author"}}),
    )


def _links(
    kept: dict[str, str], name: str, values: Iterable[tuple[str, object]], current: str
) -> list[Way]:
    without = {key: value for key, value in kept.items() if key != name}
    return [
        Way(
            str(words),
            "?" + urlencode(without | ({name: value} if value else {})),
            value == current,
        )
        for value, words in values
    ]
