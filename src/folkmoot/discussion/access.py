"""Who may see, write and edit a comment: the only place for these questions.

Whether an account is blocked is not known here: sanctions belong to moderation, whose gate
asks them beside these.
"""

import math
from datetime import datetime, timedelta
from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.errors import AccountClosing, ConsentNeeded, EmailUnconfirmed
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.consents import needs_consent
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.errors import TooFast
from folkmoot.discussion.errors import (
    CommentRemoved,
    CommentUnknown,
    CommentWithdrawn,
    EditWindowOver,
    ParentNotOpen,
    StoryClosed,
    StoryPaused,
)
from folkmoot.discussion.models import Comment, Guest, Story, Turn
from folkmoot.discussion.models.story import StoryMode
from folkmoot.discussion.states import CommentState

Member: TypeAlias = Account
Anyone: TypeAlias = Account | AnonymousUser | None


def visible_to(account: Anyone) -> Q:
    """What of all comments an account may see: the published ones and its own.

    One rule for every channel (page, JSON, mail, feed, count): a moderator sees the rest on
    the desk, where each look has its reason.
    """
    published = Q(state=CommentState.PUBLISHED)
    if isinstance(account, Account):
        return published | Q(author=account.pk)
    return published


def may_see(account: Anyone, comment: Comment) -> bool:
    """True when the account may see the comment: the rule of `visible_to`, for one comment."""
    return comment.is_published or is_author(account, comment)


def member_of(user: Anyone) -> Member | None:
    """The account behind a request's user, none for a visitor."""
    return user if isinstance(user, Account) else None


def rights_of(account: Member) -> list[str]:
    """What the account may do with any comment, beyond what every member may."""
    return ["feature"] if has_permission(account, Permission.RUN_STORIES) else []


def is_author(account: Anyone, comment: Comment) -> bool:
    """True when the account wrote the comment."""
    return isinstance(account, Account) and comment.author_id == account.pk


def may_see_history(account: Anyone, comment: Comment) -> bool:
    """True for the author and for those who may edit comments."""
    return is_author(account, comment) or has_permission(account, Permission.EDIT_COMMENTS)


def check_may_write(account: Account) -> None:
    """Pass when the account itself is ready to write in public.

    Raises:
        AccountClosing: its owner has asked to close it.
        EmailUnconfirmed: its address has not been confirmed.
        ConsentNeeded: a newer privacy policy has not been accepted.
    """
    if account.is_closing:
        raise AccountClosing
    if not email_is_confirmed(account):
        raise EmailUnconfirmed
    if needs_consent(account):
        raise ConsentNeeded


def check_may_comment(account: Account, story: Story, parent: Comment | None = None) -> None:
    """Pass when the account may write on the story, or below the parent.

    Raises:
        StoryClosed, StoryPaused: see `check_is_open`.
        ParentNotOpen: what is answered is not in view, or not on this story.
        AccountClosing, EmailUnconfirmed, ConsentNeeded: see `check_may_write`.
    """
    check_may_write(account)
    check_is_open(story)
    if parent is not None and (parent.story_id != story.pk or not parent.is_published):
        raise ParentNotOpen


def check_is_open(story: Story) -> None:
    """Pass when the story takes comments now: by its mode, a plan, its age, its edition's hours.

    Raises:
        StoryClosed: it does not. Facts: reason.
        StoryPaused: it will again. Facts: reason, until.
    """
    opening = story.opening
    if opening.is_open:
        return
    if opening.until is None:
        raise StoryClosed(reason=opening.reason)
    raise StoryPaused(reason=opening.reason, until=opening.until.isoformat())


def not_closed(moment: datetime) -> Q:
    """The stories whose mode takes comments at that moment, for a last look while writing.

    A change of mode may come between the check and the writing; age and hours need no second
    look, since a comment that was in time when it was sent is in time.
    """
    present = (Q(next_mode_at=None) | Q(next_mode_at__gt=moment)) & ~Q(mode=StoryMode.CLOSED)
    return present | (Q(next_mode_at__lte=moment) & ~Q(next_mode=StoryMode.CLOSED))


def pace_for(account: Account, story: Story) -> int:
    """How many seconds must lie between two comments of the account here; 0 for none.

    The newsroom and the guests of the story answer many: they are not slowed down.
    """
    if not story.slow_seconds or has_permission(account, Permission.SEE_DESK):
        return 0
    is_guest = Guest.objects.filter(story=story, account=account).exists()
    return 0 if is_guest else story.slow_seconds


def check_pace(account: Account, story: Story) -> None:
    """Pass when the account has waited as long as slow mode asks.

    Raises:
        TooFast: it has not; `seconds` says how long it still must.
    """
    pace = pace_for(account, story)
    last = Turn.objects.filter(story=story, account=account).first() if pace else None
    if last is not None:
        left = (last.taken_at - now()).total_seconds() + pace
        if left > 0:
            raise TooFast(seconds=math.ceil(left))


def check_may_edit(account: Account, comment: Comment) -> None:
    """Pass when the account may give the comment a new text.

    A comment of another gives the answer that a missing one gives, so that nothing is told.
    A moderator's permission has no window; nobody brings a removed comment back by editing.

    Raises:
        CommentUnknown: it is another's, and the account may not edit comments.
        CommentRemoved: it has been removed.
        CommentWithdrawn: its author has taken it back.
        EditWindowOver: the publisher's time for editing has passed.
        AccountClosing, EmailUnconfirmed, ConsentNeeded: see `check_may_write`.
    """
    if not may_see_history(account, comment):
        raise CommentUnknown
    check_may_write(account)
    if comment.state == CommentState.REMOVED:
        raise CommentRemoved
    if comment.state == CommentState.WITHDRAWN:
        raise CommentWithdrawn
    if has_permission(account, Permission.EDIT_COMMENTS):
        return
    if edit_window_is_over(comment.written_at, comment.story.publication.edit_minutes):
        raise EditWindowOver


def edit_window_is_over(written_at: datetime, minutes: int | None) -> bool:
    """True when the publisher's time for editing has passed; none is for ever."""
    return minutes is not None and now() > written_at + timedelta(minutes=minutes)
