"""Keeping what a member has not posted yet, so that it waits on any device (A1, B8)."""

from django.db import IntegrityError, transaction

from folkmoot.accounts.errors import AccountClosing
from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.discussion.characters import has_visible, is_readable
from folkmoot.discussion.errors import (
    DraftsFull,
    DraftTooLong,
    ParentNotOpen,
    TextNotReadable,
)
from folkmoot.discussion.models import Comment, Draft, Story
from folkmoot.discussion.queries.drafts import has_drafts
from folkmoot.discussion.rendering import MAX_BYTES

MAX_DRAFTS = 50
MAX_DRAFT_BYTES = 2 * MAX_BYTES


@transaction.atomic
def keep_draft(
    account: Account, story: Story, text: str, *, parent: Comment | None = None
) -> Draft | None:
    """Keep the text in place of what was kept for this story and parent; none when it is empty.

    Unlike a comment, a draft may be too long to post, and its writer need not have confirmed
    an address or agreed to anything: it is kept so that nothing is lost on the way there.

    Raises:
        TextNotReadable: it holds characters that cannot be stored.
        DraftTooLong: more than 64 KB.
        DraftsFull: the account has fifty others.
        ParentNotOpen: the parent is on another story.
        AccountClosing: nothing new is kept for an account about to end.
    """
    _check_draft(account, story, text, parent)
    if not has_visible(text):
        drop_draft(account, story, parent=parent)
        return None
    place = Draft.objects.filter(account=account, story=story, parent=parent)
    if not place.update(text=text, kept_at=now()):
        if Draft.objects.filter(account=account).count() >= MAX_DRAFTS:
            raise DraftsFull(limit=MAX_DRAFTS)
        _insert(account, story, text, parent)
    return place.get()


def drop_draft(account: Account, story: Story, *, parent: Comment | None = None) -> None:
    """Throw the draft away; nothing happens when there is none.

    That is so for most comments, and asking costs a tenth of deleting nothing.
    """
    if has_drafts(account, story):
        Draft.objects.filter(account=account, story=story, parent=parent).delete()


def _check_draft(account: Account, story: Story, text: str, parent: Comment | None) -> None:
    if account.is_closing:
        raise AccountClosing
    if not is_readable(text):
        raise TextNotReadable
    if len(text.encode()) > MAX_DRAFT_BYTES:
        raise DraftTooLong(limit_bytes=MAX_DRAFT_BYTES)
    if parent is not None and parent.story_id != story.pk:
        raise ParentNotOpen


def _insert(account: Account, story: Story, text: str, parent: Comment | None) -> None:
    """A new row, or the newer text in the row that another tab made at this moment."""
    try:
        with transaction.atomic():
            Draft.objects.create(account=account, story=story, parent=parent, text=text)
    except IntegrityError:
        place = Draft.objects.filter(account=account, story=story, parent=parent)
        place.update(text=text, kept_at=now())
