"""Following a thread, a story or a member, and no longer."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from folkmoot.accounts.models import Account
from folkmoot.core.ids import checked_id
from folkmoot.discussion.errors import FollowOfOneself, FollowUnknown, ListFull
from folkmoot.discussion.models import Comment, Follow, Habit, Story

MOST_FOLLOWS = 500
KINDS = ("thread", "story", "member")


@dataclass(frozen=True)
class Followed:
    """What is followed: exactly one of the three."""

    thread: Comment | None = None
    story: Story | None = None
    member: Account | None = None

    @classmethod
    def of(cls, comment: Comment, kind: str) -> "Followed":
        """The thread, the story or the member of a comment.

        Raises:
            FollowUnknown: it is none of these.
        """
        if kind == "thread":
            return cls(thread=comment.top or comment)
        if kind == "story":
            return cls(story=comment.story)
        if kind == "member":
            return cls(member=comment.author)
        raise FollowUnknown(kind=kind)


@transaction.atomic
def follow(account: Account, what: Followed) -> None:
    """Tell the account of what is new there from now on; once more changes nothing.

    Raises:
        FollowOfOneself: it is the account itself.
        ListFull: five hundred things are followed already.
    """
    if what.member is not None and what.member.pk == account.pk:
        raise FollowOfOneself
    if Follow.objects.filter(account=account).count() >= MOST_FOLLOWS:
        raise ListFull(limit=MOST_FOLLOWS)
    try:
        with transaction.atomic():
            Follow.objects.create(
                account=account, thread=what.thread, story=what.story, member=what.member
            )
    except IntegrityError:
        return


@transaction.atomic
def unfollow(account: Account, what: Followed) -> None:
    """Tell no more; nothing happens when it was not followed."""
    Follow.objects.filter(
        account=account, thread=what.thread, story=what.story, member=what.member
    ).delete()


@transaction.atomic
def end_follow(account: Account, public_id: str) -> None:
    """Take one thing off the account's own list; nothing happens when it is not there."""
    Follow.objects.filter(account=account, public_id=checked_id(public_id)).delete()


@transaction.atomic
def set_follows_own_threads(account: Account, *, is_wanted: bool) -> None:
    """Whether the account follows the threads that it writes in from now on."""
    Habit.objects.update_or_create(account=account, defaults={"follows_own_threads": is_wanted})


@transaction.atomic
def follow_own_thread(comment: Comment) -> None:
    """Let the writer of a comment follow its thread, if that is wished; a full list stays so."""
    if not Habit.objects.filter(account=comment.author_id, follows_own_threads=True).exists():
        return
    try:
        follow(comment.author, Followed(thread=comment.top or comment))
    except ListFull:
        return
