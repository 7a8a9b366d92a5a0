"""From rows to the plain facts that the engine may know about a text; writes nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from folkmoot.accounts.countries import country_of
from folkmoot.accounts.models.account import Account
from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.states import CommentState
from folkmoot.standards.submission import (
    AuthorFacts,
    PublicationFacts,
    StoryFacts,
    Submission,
)

RECENT = timedelta(hours=1)
MOST_RECENT = 50
RECORD = 200


class Line(NamedTuple):
    """One comment in an author's record."""

    row_id: int
    state: str
    written_at: datetime
    key: str
    has_link: bool


@dataclass(frozen=True, slots=True)
class Record:
    """An author's last comments, newest first: read once for all that is asked of them."""

    lines: tuple[Line, ...]

    def row_of(self, key: str) -> int | None:
        """The row of the comment that was sent with this key, if it is among them."""
        return next((line.row_id for line in self.lines if line.key == key), None)

    def count(self, state: str) -> int:
        """How many are in a state."""
        return sum(line.state == state for line in self.lines)

    def count_links(self) -> int:
        """How many of the published ones have a link."""
        return sum(line.has_link and line.state == CommentState.PUBLISHED for line in self.lines)


def record_of(account: Account) -> Record:
    """The last comments of an account in one statement; its cost does not grow with the rest."""
    return Record(tuple(Line(*row) for row in _lines(account.pk)))


@Prepared
def _lines(account: int) -> QuerySet[Comment, Any]:
    rows = Comment.objects.filter(author=account).order_by("-pk")
    return rows.values_list("pk", "state", "written_at", "submission_key", "has_link")[:RECORD]


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote, with the record, and the comment that is being edited if it is an edit."""

    account: Account
    record: Record
    edited: Comment | None = None


def build_submission(
    author: Author, story: Story, *, text: str, parent: Comment | None = None
) -> Submission:
    """What the engine may know: the text, its place, and a few numbers about the author.

    No address or id of the author goes in, so that no rule can turn on who somebody is; the
    name shown does, since adverts hide in names. An edited comment is not among the author's
    recent texts: else every edit would repeat itself.
    """
    shown = parent.shown_revision if parent else None
    return Submission(
        text=text,
        language=story.edition.language,
        story=StoryFacts(
            title=story.title,
            summary=story.summary,
            text=story.text,
            people=tuple(story.people),
        ),
        parent=shown.plain if shown else None,
        author=_author_facts(author),
        at=now(),
        publication=PublicationFacts(
            name=story.publication.name,
            staff=tuple(story.authors),
            country=_country(author.account, story),
        ),
    )


def _country(account: Account, story: Story) -> str:
    """The reader's country by the time zone that was chosen, else that of the edition."""
    return country_of(account.time_zone) or country_of(story.edition.time_zone)


def _author_facts(author: Author) -> AuthorFacts:
    return AuthorFacts(
        name=author.account.display_name,
        with_links=author.record.count_links(),
        account_age_days=max(0.0, (now() - author.account.joined_at) / timedelta(days=1)),
        published=author.record.count(CommentState.PUBLISHED),
        removed=author.record.count(CommentState.REMOVED),
        recent=_recent_texts(author),
    )


def _recent_texts(author: Author) -> tuple[str, ...]:
    edited = author.edited.pk if author.edited else None
    since = now() - RECENT
    recent = [
        line.row_id
        for line in author.record.lines
        if line.written_at > since and line.row_id != edited
    ][:MOST_RECENT]
    if not recent:
        return ()
    return tuple(text for (text,) in _sources(*recent) if text)


@Prepared
def _sources(*row_ids: int) -> QuerySet[Comment, Any]:
    rows = Comment.objects.filter(pk__in=list(row_ids)).order_by("-pk")
    return rows.values_list("shown_revision__source")
