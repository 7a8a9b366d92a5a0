"""What a search of comments takes and finds."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from ninja import Schema

from folkmoot.api.schemas.strict import Out
from folkmoot.discussion.queries.search import FoundPage, Search

if TYPE_CHECKING:
    from folkmoot.discussion.models.edition import Edition


class SearchIn(Schema):
    """What is looked for: `q` is words, all of which must be there in whatever form.

    `publication` and `edition` are keys; without them the main publication and the edition of the
    asking language. `story` and `author` are ids, `period` is day, week, month or year, `order`
    newest or best. `after` is the `next` of the page before.
    """

    q: str
    publication: str = ""
    edition: str = ""
    story: str = ""
    author: str = ""
    period: str = ""
    order: str = "newest"
    after: str = ""

    def on(self, edition: "Edition") -> Search:
        """The search of this edition."""
        return Search(
            words=self.q,
            edition=edition,
            story=self.story,
            author=self.author,
            period=self.period,
            order=self.order,
            after=self.after,
        )


class PieceOut(Out):
    """A part of the excerpt as plain text; `mark` where it is a word that was looked for."""

    text: str
    mark: bool


class FoundOut(Out):
    """One comment that was found."""

    id: str
    story: str
    title: str
    author_name: str
    author: str | None
    written_at: datetime
    excerpt: list[PieceOut]


class FoundPageOut(Out):
    """Some of what was found. `total` is null after the first page.

    With `at_least`, there may be more than `total`, and `next` looks further back, even from a
    page on which nothing was found.
    """

    comments: list[FoundOut]
    total: int | None
    at_least: bool
    next: str | None
    order: Literal["newest", "best"]


def found_out(page: FoundPage, search: Search) -> dict[str, Any]:
    """The page as plain data."""
    return {
        "comments": [
            {
                "id": each.public_id,
                "story": each.story_id,
                "title": each.story_title,
                "author_name": each.author_name,
                "author": each.author_id or None,
                "written_at": each.written_at.isoformat(),
                "excerpt": [{"text": piece.text, "mark": piece.is_mark} for piece in each.pieces],
            }
            for each in page.comments
        ],
        "total": page.total,
        "at_least": page.is_more,
        "next": page.next_cursor,
        "order": search.order,
    }
