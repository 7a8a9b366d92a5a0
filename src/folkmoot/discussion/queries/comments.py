"""One comment for those who may see it, and an author's own comments with their state (B10)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.ids import is_id
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.access import Anyone, edit_window_is_over, visible_to
from folkmoot.discussion.errors import CommentUnknown, CursorNotValid, ParentNotOpen
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.states import CommentState

OWN_WAITING = 50
OWN_PAGE = 20


@dataclass(frozen=True)
class OwnEdit:
    """A new text of a comment that waits while the former one is shown."""

    html: str
    source: str


@dataclass(frozen=True)
class OwnComment:
    """What an author sees of a comment, whatever its state.

    `html` and `source` are the text that stands, or would stand. `edit_until` is when the
    publisher's time for editing ends. `revision` is the number of the newest text, from which
    the next edit begins.
    """

    public_id: str
    story_id: str
    story_title: str
    story_address: str
    parent_id: str
    top_id: str
    state: str
    removed_rule: str
    html: str
    source: str
    waiting: OwnEdit | None
    revision: int
    may_edit: bool
    edit_until: datetime | None
    written_at: datetime
    edited_at: datetime | None
    reply_count: int
    reaction_count: int


@dataclass(frozen=True)
class OwnPage:
    """Some comments of an account, newest first, and where to go on."""

    comments: tuple[OwnComment, ...]
    next_cursor: str | None


def comment_for(account: Anyone, public_id: str) -> Comment:
    """The comment with story, author and texts, if the account may see it.

    Raises:
        CommentUnknown: there is none, or the account may not see it: the same answer.
    """
    if not is_id(public_id):
        raise CommentUnknown
    comment = (
        Comment.objects.filter(visible_to(account), public_id=public_id)
        .select_related("author", "parent", "shown_revision", "waiting_revision")
        .select_related("story__edition", "story__publication")
        .first()
    )
    if comment is None:
        raise CommentUnknown
    return comment


def parent_for(account: Anyone, public_id: str | None) -> Comment | None:
    """The comment that is to be answered, none for a comment on the story itself.

    Raises:
        ParentNotOpen: there is none with this id, or the account may not see it.
    """
    if not public_id:
        return None
    try:
        return comment_for(account, public_id)
    except CommentUnknown as error:
        raise ParentNotOpen from error


def comment_of_author(comment: Comment) -> OwnComment:
    """A comment that was just written, as its author sees it."""
    (row,) = _row(comment.pk)
    return _own_view(dict(zip(_COLUMNS, row, strict=True)))


def own_waiting(
    account: Account, story: Story, *, among: tuple[str, ...] = ()
) -> tuple[OwnComment, ...]:
    """The account's comments on a story that are not simply public, newest first.

    Those that wait, those with a text that waits, and those that were removed; and of the
    comments named by `among` those that are the account's own; never what it has withdrawn.
    """
    is_wanted = ~Q(state=CommentState.PUBLISHED) | Q(waiting_revision__isnull=False)
    if among:
        is_wanted |= Q(public_id__in=among)
    rows = Comment.objects.filter(is_wanted, author=account, story=story)
    rows = rows.exclude(state=CommentState.WITHDRAWN)
    return _own_views(rows.order_by("-pk")[: OWN_WAITING + len(among)])


def comments_of(account: Account, *, state: str | None = None, after: str | None = None) -> OwnPage:
    """The account's comments, newest first, a page at a time.

    Raises:
        CursorNotValid: `after` is none of the account's comments.
    """
    rows = Comment.objects.filter(author=account)
    if after:
        if not is_id(after):
            raise CursorNotValid
        begin = rows.filter(public_id=after).values_list("pk", flat=True).first()
        if begin is None:
            raise CursorNotValid
        rows = rows.filter(pk__lt=begin)
    if state:
        rows = rows.filter(state=state)
    views = _own_views(rows.order_by("-pk")[: OWN_PAGE + 1])
    shown = views[:OWN_PAGE]
    return OwnPage(shown, shown[-1].public_id if len(views) > OWN_PAGE else None)


_COLUMNS = (
    "public_id",
    "story__public_id",
    "story__title",
    "story__address",
    "story__publication__edit_minutes",
    "parent__public_id",
    "top__public_id",
    "state",
    "removed_rule",
    "written_at",
    "edited_at",
    "reply_count",
    "listed_replies",
    "depth",
    "reaction_count",
    *(
        f"{which}_revision__{column}"
        for which in ("shown", "waiting")
        for column in ("number", "html", "source")
    ),
)


@Prepared
def _row(pk: int) -> QuerySet[Comment, tuple[Any, ...]]:
    return Comment.objects.filter(pk=pk).values_list(*_COLUMNS)


def _own_views(rows: QuerySet[Comment]) -> tuple[OwnComment, ...]:
    return tuple(map(_own_view, rows.values(*_COLUMNS)))


def _own_view(row: dict[str, Any]) -> OwnComment:
    waits = row["waiting_revision__number"] is not None
    return OwnComment(
        public_id=row["public_id"],
        story_id=row["story__public_id"],
        story_title=row["story__title"],
        story_address=row["story__address"],
        parent_id=row["parent__public_id"] or "",
        top_id=row["top__public_id"] or "",
        state=row["state"],
        removed_rule=row["removed_rule"],
        html=row["shown_revision__html"],
        source=row["shown_revision__source"],
        waiting=OwnEdit(row["waiting_revision__html"], row["waiting_revision__source"])
        if waits
        else None,
        revision=row["waiting_revision__number"] or row["shown_revision__number"],
        may_edit=row["state"] in {CommentState.PUBLISHED, CommentState.HELD}
        and not edit_window_is_over(row["written_at"], row["story__publication__edit_minutes"]),
        edit_until=_edit_until(row),
        written_at=row["written_at"],
        edited_at=row["edited_at"],
        reply_count=row["listed_replies"] if row["depth"] else row["reply_count"],
        reaction_count=row["reaction_count"],
    )


def _edit_until(row: dict[str, Any]) -> datetime | None:
    """When the time for editing ends, none where it never does or there is none to edit."""
    minutes = row["story__publication__edit_minutes"]
    if minutes is None or row["state"] not in {CommentState.PUBLISHED, CommentState.HELD}:
        return None
    written: datetime = row["written_at"]
    return written + timedelta(minutes=minutes)
