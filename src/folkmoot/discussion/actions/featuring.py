"""The newsroom's picks: a comment is featured with the reason for it, or not any more (B12)."""

from datetime import datetime

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.characters import has_visible, is_readable
from folkmoot.discussion.errors import CommentNotOpen
from folkmoot.discussion.models import Comment
from folkmoot.discussion.story_errors import PickReasonMissing

REASON_LENGTH = 200


@transaction.atomic
def feature(by: Account, comment: Comment, reason: str) -> Comment:
    """Pick the comment, with what the newsroom says about it; again, to change what it says.

    Raises:
        NotAllowed: the account may not run stories.
        PickReasonMissing: readers would not learn why, or it is too long.
        CommentNotOpen: the comment is not in view.
    """
    demand(by, Permission.RUN_STORIES)
    reason = reason.strip()
    if not has_visible(reason) or not is_readable(reason) or len(reason) > REASON_LENGTH:
        raise PickReasonMissing(limit=REASON_LENGTH)
    row = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if not row.is_published:
        raise CommentNotOpen
    return _set(row, moment=row.featured_at or now(), reason=reason)


@transaction.atomic
def unfeature(by: Account, comment: Comment) -> Comment:
    """Take the pick back; nothing happens when it is none.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    row = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    return row if row.featured_at is None else _set(row, moment=None, reason="")


def _set(row: Comment, *, moment: datetime | None, reason: str) -> Comment:
    """What was said before may be what the newsroom wants nobody to read."""
    row.featured_at, row.featured_reason = moment, reason
    row.save(update_fields=["featured_at", "featured_reason"])
    touch(row.story_id, hides=True)
    return row
