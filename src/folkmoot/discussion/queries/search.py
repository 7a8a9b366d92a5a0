"""Finding comments by their words (B15).

A search walks the rows of its rarest word in the order of time, looks at so many of them and
stops: so it costs the same however many comments there are, and goes on from there when asked.
Who may see what was found is asked of the one rule, now and not when it was indexed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.core.ids import is_id
from folkmoot.discussion.access import visible_to
from folkmoot.discussion.errors import CursorNotValid, OrderUnknown, PeriodUnknown
from folkmoot.discussion.models import Comment, Edition, SearchWord, Story
from folkmoot.discussion.queries.cursors import Cursor, read_cursor
from folkmoot.discussion.queries.found import FoundComment, found_comments, rank
from folkmoot.discussion.searching import (
    MOST_WORDS,
    author_number,
    stems,
    story_number,
    word_number,
)

PAGE = 20
WINDOW = 5_000
"""At so many comments with the rarest word a search looks at once."""

RANKED = 200
"""So many of the newest that were found are compared when the best is to come first."""

LONGEST_QUERY = 200
PERIODS = {"day": 1, "week": 7, "month": 30, "year": 365}
ORDERS = ("newest", "best")


@dataclass(frozen=True)
class Search:
    """What somebody looks for: words, and where. Everything but the words may be left out.

    `story` and `author` are public ids, `period` one of `PERIODS`, `after` the cursor of the
    page before. `everything` is the desk's: what is not in view is found, too.
    """

    words: str
    edition: Edition
    story: str = ""
    author: str = ""
    period: str = ""
    order: str = "newest"
    after: str = ""
    everything: bool = False


@dataclass(frozen=True)
class FoundPage:
    """Some of what was found. `total` is exact unless `is_more`: then there are at least so many.

    `total` is none on further pages. `words` are the stems that were looked for.
    """

    comments: tuple[FoundComment, ...] = ()
    total: int | None = 0
    is_more: bool = False
    next_cursor: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """One comment that was found, by its place in time."""

    second: int
    pk: int


def search_comments(search: Search) -> FoundPage:
    """The page of comments that have all the words, in whatever form.

    Raises:
        OrderUnknown: the order is neither 'newest' nor 'best'.
        PeriodUnknown: there is no such period.
        CursorNotValid: `after` was not given out.
    """
    if search.order not in ORDERS:
        raise OrderUnknown(orders=list(ORDERS))
    if search.period and search.period not in PERIODS:
        raise PeriodUnknown(periods=sorted(PERIODS))
    words = tuple(stems(search.words[:LONGEST_QUERY], search.edition.language)[:MOST_WORDS])
    numbers = _numbers(search, words)
    if not numbers:
        return FoundPage(words=words)
    if search.order == "best":
        return _best(search, words, numbers)
    return _newest(search, words, numbers)


def story_title(public_id: str) -> str:
    """The title of the story that a search is limited to; empty when there is none."""
    rows = Story.objects.filter(public_id=public_id) if is_id(public_id) else None
    return (rows and rows.values_list("title", flat=True).first()) or ""


def _numbers(search: Search, words: tuple[str, ...]) -> list[int]:
    """What every found comment has, the rarest first; nothing when none can be found."""
    if not words:
        return []
    wanted = [word_number(stem, search.edition.pk) for stem in words]
    if search.story:
        story = Story.objects.filter(public_id=search.story) if is_id(search.story) else None
        found = story and story.values_list("pk", flat=True).first()
        wanted.append(story_number(found or 0))
    if search.author:
        wanted.append(author_number(_author(search)))
    sizes = {word: SearchWord.objects.filter(word=word)[:WINDOW].count() for word in set(wanted)}
    return sorted(sizes, key=lambda word: sizes[word]) if all(sizes.values()) else []


def _author(search: Search) -> int:
    """The row of the author whose comments are meant, 0 for one whose name may not be shown."""
    rows = Account.objects.filter(public_id=search.author) if is_id(search.author) else None
    if rows is None:
        return 0
    if not search.everything:
        rows = rows.filter(closing_since=None, is_active=True)
    return rows.values_list("pk", flat=True).first() or 0


def _newest(search: Search, words: tuple[str, ...], numbers: list[int]) -> FoundPage:
    begin = _place(read_cursor(search.after)) if search.after else None
    lines, edge = _look(search, numbers, begin)
    shown = lines[:PAGE]
    last = shown[-1] if len(lines) > PAGE else edge
    return FoundPage(
        comments=found_comments([line.pk for line in shown], words, search),
        total=len(lines) if begin is None else None,
        is_more=edge is not None,
        next_cursor=_cursor(last) if last else None,
        words=words,
    )


def _best(search: Search, words: tuple[str, ...], numbers: list[int]) -> FoundPage:
    """The best of the newest: pages count on within what was compared."""
    begin = read_cursor(search.after).shown if search.after else 0
    lines, edge = _look(search, numbers, None)
    ranked = rank([line.pk for line in lines[:RANKED]], words, search.edition.language)
    shown = ranked[begin : begin + PAGE]
    is_last = begin + PAGE >= len(ranked)
    return FoundPage(
        comments=found_comments(shown, words, search),
        total=len(lines) if not begin else None,
        is_more=edge is not None,
        next_cursor=None if is_last else _cursor(lines[0], shown=begin + PAGE),
        words=words,
    )


def _look(
    search: Search, numbers: list[int], begin: _Line | None
) -> tuple[list[_Line], _Line | None]:
    """What is found from a place on, newest first, and where the look ended if it had to end."""
    rows = _walk(search, numbers[0], begin)
    edge = rows.values_list("second", "comment_id")[WINDOW - 1 : WINDOW].first()
    seen = Comment.objects.filter(pk__in=rows.values("comment")[:WINDOW])
    for number in numbers[1:]:
        has_it = SearchWord.objects.filter(comment=OuterRef("pk"), word=number)
        seen = seen.filter(Exists(has_it))
    if not search.everything:
        seen = seen.filter(visible_to(None))
    found = seen.values_list("written_at", "pk")
    lines = [_Line(int(written.timestamp()), pk) for written, pk in found]
    lines.sort(key=lambda line: (line.second, line.pk), reverse=True)
    return lines, _Line(*edge) if edge else None


def _walk(search: Search, number: int, begin: _Line | None) -> QuerySet[SearchWord]:
    rows = SearchWord.objects.filter(word=number)
    if search.period:
        since: datetime = now() - timedelta(days=PERIODS[search.period])
        rows = rows.filter(second__gte=int(since.timestamp()))
    if begin:
        earlier = Q(second__lt=begin.second) | Q(comment__lt=begin.pk)
        rows = rows.filter(earlier, second__lte=begin.second)
    return rows.order_by("-second", "-comment")


def _place(cursor: Cursor) -> _Line:
    rows = Comment.objects.filter(public_id=cursor.public_id).values_list("written_at", "pk")
    found = rows.first()
    if found is None:
        raise CursorNotValid
    return _Line(int(found[0].timestamp()), found[1])


def _cursor(line: _Line, *, shown: int = 0) -> str:
    public_id = Comment.objects.values_list("public_id", flat=True).get(pk=line.pk)
    return str(Cursor(shown, 0, public_id))
