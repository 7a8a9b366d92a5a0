"""What a search found, ready to show: whose words, where, and which of them were looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log1p
from typing import TYPE_CHECKING, Any, cast

from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.comment_view import placed_replies, reply_rows
from folkmoot.discussion.searching import Place, places

if TYPE_CHECKING:
    from folkmoot.discussion.queries.search import Search

AROUND = 90
LONGEST = 320
"""An excerpt begins so much before the first word that was found, and is at most so long."""

RANKED_COLUMNS = ("pk", "shown_revision__plain", "reaction_count")


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; `is_mark` when it is a word that was looked for."""

    text: str
    is_mark: bool = False


@dataclass(frozen=True)
class FoundComment:
    """One comment that was found. `state` is only told to the desk, else it is 'published'.

    `author_id` is empty where the author's name may not be shown.
    """

    public_id: str
    story_id: str
    story_title: str
    author_name: str
    author_id: str
    written_at: datetime
    state: str
    pieces: tuple[Piece, ...]

    @property
    def excerpt(self) -> str:
        """The excerpt without marks."""
        return "".join(piece.text for piece in self.pieces)


def found_comments(
    pks: Sequence[int], words: Iterable[str], search: "Search"
) -> tuple[FoundComment, ...]:
    """These comments in this order, with the places of the words."""
    named = {placed.pk: placed.view for placed in placed_replies(reply_rows().filter(pk__in=pks))}
    rows = Comment.objects.filter(pk__in=pks).values(
        "pk",
        "public_id",
        "state",
        "written_at",
        "story__public_id",
        "story__title",
        "author__public_id",
        "author__display_name",
        "shown_revision__plain",
    )
    known = {row["pk"]: cast("dict[str, Any]", row) for row in rows}
    wanted = frozenset(words)
    return tuple(
        _found(known[pk], named[pk].author_name, wanted, search) for pk in pks if pk in known
    )


def rank(pks: Sequence[int], words: Iterable[str], language: str) -> list[int]:
    """The same comments, those first that speak most of it for their length.

    What many recommend counts a little; of two alike the newer one comes first.
    """
    wanted = frozenset(words)
    worth = {
        pk: _worth(plain or "", wanted, language) + log1p(reactions) / 20
        for pk, plain, reactions in Comment.objects.filter(pk__in=pks).values_list(*RANKED_COLUMNS)
    }
    return sorted(pks, key=lambda pk: -worth.get(pk, 0.0))


def excerpt(text: str, wanted: frozenset[str], language: str) -> tuple[Piece, ...]:
    """The text around the first word that was looked for, with every such word marked."""
    flat = " ".join(text.split())
    found = [place for place in places(flat, language) if place.stem in wanted]
    begin, end = _frame(flat, found)
    pieces, at = [Piece("… ")] if begin else [], begin
    for place in found:
        if begin <= place.begin and place.end <= end:
            pieces += [Piece(flat[at : place.begin]), Piece(flat[place.begin : place.end], True)]
            at = place.end
    pieces.append(Piece(flat[at:end] + (" …" if end < len(flat) else "")))
    return tuple(piece for piece in pieces if piece.text)


def _frame(flat: str, found: list[Place]) -> tuple[int, int]:
    """From which word to which the excerpt goes."""
    begin = max(0, found[0].begin - AROUND) if found else 0
    if begin:
        begin = flat.find(" ", begin, begin + 40) + 1 or begin
    end = min(len(flat), begin + LONGEST)
    if end < len(flat):
        end = max(flat.rfind(" ", end - 40, end), 0) or end
    return begin, end


def _worth(text: str, wanted: frozenset[str], language: str) -> float:
    said = [place.stem in wanted for place in places(text, language)]
    return sum(said) / (10 + len(said))


def _found(
    row: dict[str, Any], shown_name: str, wanted: frozenset[str], search: "Search"
) -> FoundComment:
    name = row["author__display_name"] if search.everything else shown_name
    return FoundComment(
        public_id=row["public_id"],
        story_id=row["story__public_id"],
        story_title=row["story__title"],
        author_name=name,
        author_id=row["author__public_id"] if name else "",
        written_at=row["written_at"],
        state=row["state"],
        pieces=excerpt(row["shown_revision__plain"] or "", wanted, search.edition.language),
    )
