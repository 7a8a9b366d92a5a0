"""Writing comments and revisions: the one file that does (contract 6).

Only the gate (`moderation`), importers and `privacy` may call these functions. None of them
asks who may do it: that is asked before, in `access.py` and in moderation. They keep what must
hold whoever asks: one comment a key, a revision never changed, counters equal to a recount.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared, PreparedUpdate, insert
from folkmoot.discussion.access import not_closed
from folkmoot.discussion.actions.counters import count_change, lock_thread
from folkmoot.discussion.actions.mentions import note_mentions
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.errors import (
    CommentExists,
    EditedMeanwhile,
    KeyNotValid,
    NothingChanged,
    ParentNotOpen,
    StoryClosed,
)
from folkmoot.discussion.models import Comment, Revision, Story
from folkmoot.discussion.rendering import LINK_MARK, Rendered
from folkmoot.discussion.states import CommentState, check_change
from folkmoot.discussion.tree import child_path

SHOWN = ("shown_revision", "waiting_revision", "edited_at", "is_edited_by_staff", "has_link")

_KEY = re.compile(r"[!-~]{8,64}")


@dataclass(frozen=True)
class NewComment:
    """What is needed to write a comment, apart from where it stands then."""

    story: Story
    author: Account
    rendered: Rendered
    submission_key: str
    parent: Comment | None = None


def check_key(key: str) -> str:
    """The key of a submission, made by the one who sends it: 8 to 64 visible ASCII characters.

    Raises:
        KeyNotValid: it is something else.
    """
    if not _KEY.fullmatch(key):
        raise KeyNotValid
    return key


@transaction.atomic
def write_comment(new: NewComment, *, state: str, rule: str = "") -> Comment:
    """The comment with its first revision, in the given state.

    Story and parent are asked once more under the lock, since the gate may have judged the
    text for a while. The same key of the same author never makes a second comment.

    Raises:
        KeyNotValid: the key has not the form of one.
        CommentExists: the key was used before; the error names that comment.
        ParentNotOpen: the answered comment has been taken from view, or is of another story.
        StoryClosed: the discussion has been closed.
    """
    comment = _placed(new)
    comment.state = state
    comment.is_listed = comment.is_published
    comment.removed_rule = rule if state == CommentState.REMOVED else ""
    _insert(comment, new)
    revision = _insert_revision(comment, number=1, by=new.author, rendered=new.rendered)
    comment.shown_revision = revision
    _show_first(comment.pk, revision.pk)
    start("discussion.index_comment", comment.pk)
    if comment.is_published:
        count_change(comment, published=1, listed=1, must_be_open=True)
        touch(new.story.pk, hides=False)
    elif not _is_open(new.story.pk, now()):
        raise StoryClosed
    return comment


@transaction.atomic
def add_revision(
    comment: Comment, *, by: Account, rendered: Rendered, base: int, is_shown: bool
) -> Revision:
    """A new text of the comment: shown from now on, or waiting while the former one stays.

    `base` is the number of the revision that the writer began from. A text that waits takes
    the place of one that waited before. The comment's state stays as it is: an edit never
    brings a hidden comment into view.

    Raises:
        EditedMeanwhile: there is a newer revision than `base`.
        NothingChanged: the text is the one that stands.
    """
    row = _locked(comment)
    latest = row.revisions.order_by("-number").only("number", "source")[0]
    if latest.number != base:
        raise EditedMeanwhile(revision=latest.number, text=latest.source)
    if latest.source == rendered.source:
        raise NothingChanged
    revision = _insert_revision(row, number=latest.number + 1, by=by, rendered=rendered)
    if is_shown:
        _show(row, revision)
        _touch_if_shown(row)
    else:
        row.waiting_revision = revision
        row.save(update_fields=["waiting_revision"])
    _refresh(comment, row)
    return revision


@transaction.atomic
def show_revision(comment: Comment, revision: Revision) -> Comment:
    """Show this revision of the comment; it and older ones no longer wait.

    Showing the first one again takes the mark 'edited' away.
    """
    row = _locked(comment)
    _show(row, _own_revision(row, revision))
    _touch_if_shown(row)
    return _refresh(comment, row)


@transaction.atomic
def set_waiting_revision(comment: Comment, revision: Revision | None) -> Comment:
    """Let this revision wait, or none: after a refusal, or when a refusal is undone."""
    row = _locked(comment)
    row.waiting_revision = revision and _own_revision(row, revision)
    row.save(update_fields=["waiting_revision"])
    return _refresh(comment, row)


@transaction.atomic
def change_state(comment: Comment, to: str, *, rule: str = "") -> Comment:
    """Bring the comment into another state; `rule` is what a tombstone names.

    Reactions, revisions and replies stay as they are, so that the way back restores all.

    Raises:
        ChangeNotAllowed: the table of states has no such change, or it happened already.
    """
    lock_thread(comment)
    row = _locked(comment)
    check_change(row.state, to)
    was_published, was_listed = row.is_published, row.is_listed
    row.state = to
    row.is_listed = row.has_place
    row.removed_rule = rule if to == CommentState.REMOVED else ""
    row.save(update_fields=["state", "is_listed", "removed_rule"])
    count_change(
        row,
        published=int(row.is_published) - int(was_published),
        listed=int(row.is_listed) - int(was_listed),
    )
    if was_listed or row.is_listed:
        touch(row.story_id, hides=was_published)
    return _refresh(comment, row)


def _placed(new: NewComment) -> Comment:
    """The unsaved comment at its place in the tree; the thread is locked when it is a reply."""
    key = check_key(new.submission_key)
    comment = Comment(story=new.story, author=new.author, submission_key=key)
    comment.has_link = new.rendered.has_link
    if new.parent is None:
        return comment
    top = lock_thread(new.parent)
    parent = top if new.parent.pk == top.pk else Comment.objects.get(pk=new.parent.pk)
    if not parent.is_published or parent.story_id != new.story.pk:
        raise ParentNotOpen
    comment.parent, comment.top = parent, top
    comment.position = top.next_position
    comment.depth = parent.depth + 1
    comment.path = child_path(parent.path, comment.position)
    _take_position(top.pk, 1)
    return comment


@Prepared
def _is_open(story: int, moment: datetime) -> QuerySet[Story, Any]:
    return Story.objects.filter(not_closed(moment), pk=story).values_list("pk")


@PreparedUpdate
def _show_first(comment: int, revision: int) -> tuple[QuerySet[Comment], dict[str, Any]]:
    return Comment.objects.filter(pk=comment), {"shown_revision": revision}


@PreparedUpdate
def _take_position(top: int, by: int) -> tuple[QuerySet[Comment], dict[str, Any]]:
    return Comment.objects.filter(pk=top), {"next_position": F("next_position") + by}


def _insert(comment: Comment, new: NewComment) -> None:
    try:
        with transaction.atomic():
            insert(comment)
    except IntegrityError:
        first = Comment.objects.filter(author=new.author, submission_key=new.submission_key).first()
        if first is None:
            raise
        raise CommentExists(comment=first.public_id) from None


def _insert_revision(comment: Comment, *, number: int, by: Account, rendered: Rendered) -> Revision:
    revision = Revision(
        comment=comment,
        number=number,
        source=rendered.source,
        html=rendered.html,
        plain=rendered.plain,
        cleaner=rendered.cleaner,
        written_by=by,
    )
    insert(revision)
    note_mentions(comment, revision)
    return revision


def _locked(comment: Comment) -> Comment:
    return Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)


def _own_revision(row: Comment, revision: Revision) -> Revision:
    return row.revisions.get(pk=revision.pk)


def _show(row: Comment, revision: Revision) -> None:
    row.shown_revision = revision
    if row.waiting_revision_id and row.waiting_revision_id <= revision.pk:
        row.waiting_revision = None
    is_first = revision.number == 1
    row.edited_at = None if is_first else revision.written_at
    row.is_edited_by_staff = not is_first and revision.written_by_id != row.author_id
    row.has_link = LINK_MARK in revision.html
    row.save(update_fields=SHOWN)
    start("discussion.index_comment", row.pk)


def _touch_if_shown(row: Comment) -> None:
    """The text that stood there before may be what its author wants nobody to read."""
    if row.is_published:
        touch(row.story_id, hides=True)


def _refresh(comment: Comment, row: Comment) -> Comment:
    """Give the caller's object the row's new values; relations it has loaded stay loaded."""
    for name in (
        "state",
        "removed_rule",
        "shown_revision_id",
        "waiting_revision_id",
        "edited_at",
        "is_edited_by_staff",
        "is_listed",
    ):
        setattr(comment, name, getattr(row, name))
    return comment
