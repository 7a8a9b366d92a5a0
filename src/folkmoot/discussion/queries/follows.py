"""What an account follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Comment, Follow, Habit, Story
from folkmoot.discussion.queries.mutes import shown_name


@dataclass(frozen=True)
class FollowsHere:
    """What of a page is followed: its story, threads by their top comments, comments of members."""

    story: bool
    threads: list[str]
    members: list[str]


@dataclass(frozen=True)
class FollowedThing:
    """One thing that is followed, for the list of one's own.

    `comment` is the top comment of a thread; `name` its writer, or the member that is
    followed. Both are empty where they may not be shown.
    """

    public_id: str
    kind: str
    title: str
    address: str
    comment: str
    name: str
    made_at: datetime


def follows_here(account: Account, story: Story, public_ids: Iterable[str]) -> FollowsHere:
    """What the account follows on this page, which shows these comments."""
    ids = list(public_ids)
    own = Follow.objects.filter(account=account)
    threads = own.filter(thread__story=story).values_list("thread__public_id", flat=True)
    members = own.filter(member__isnull=False).values("member")
    written = Comment.objects.filter(public_id__in=ids, author__in=members)
    return FollowsHere(
        story=own.filter(story=story).exists(),
        threads=sorted(threads),
        members=sorted(written.values_list("public_id", flat=True)),
    )


def follows(account: Account, comment: Comment, what: str) -> bool:
    """Whether the account follows the `thread`, the `story` or the `member` of a comment."""
    own = Follow.objects.filter(account=account)
    if what == "thread":
        return own.filter(thread=comment.top_id_or_own).exists()
    if what == "story":
        return own.filter(story=comment.story_id).exists()
    return own.filter(member=comment.author_id).exists()


def follows_of(account: Account) -> tuple[FollowedThing, ...]:
    """All that is followed, newest first."""
    rows = Follow.objects.filter(account=account).order_by("-pk")
    related = ("thread__author", "thread__story", "story", "member")
    return tuple(map(_thing, rows.select_related(*related)))


def follows_own_threads(account: Account) -> bool:
    """Whether the account follows by itself what it writes in."""
    return Habit.objects.filter(account=account, follows_own_threads=True).exists()


def concerns_anybody(comment: Comment) -> bool:
    """Whether a comment mentions somebody, is followed, or its writer follows by themselves."""
    revision = comment.shown_revision
    if revision is not None and "@" in revision.source:
        return True
    here = Q(story=comment.story_id) | Q(member=comment.author_id)
    here |= Q(thread=comment.top_id_or_own)
    return Follow.objects.filter(here).exists() or follows_own_threads(comment.author)


def followers_of(comment: Comment, *, after: int, size: int) -> list[Account]:
    """Who follows the comment's thread, story or writer, in steps; not its writer.

    Whoever has muted the writer hears nothing of it.
    """
    here = Q(thread=comment.top_id_or_own) | Q(story=comment.story_id)
    here |= Q(member=comment.author_id)
    follows = Follow.objects.filter(here, account__gt=after)
    rows = Account.objects.filter(pk__in=follows.values("account"), is_active=True)
    rows = rows.exclude(pk=comment.author_id).exclude(mutes__muted=comment.author_id)
    return list(rows.order_by("pk")[:size])


def nearest_follows(comment: Comment, accounts: Iterable[Account]) -> dict[int, str]:
    """By which follow each account hears of the comment: thread before member before story."""
    here = Q(thread=comment.top_id_or_own) | Q(story=comment.story_id)
    here |= Q(member=comment.author_id)
    rows = Follow.objects.filter(here, account__in=list(accounts))
    nearest: dict[int, str] = {}
    for row in rows:
        kinds = {nearest.get(row.account_id, "story"), _kind(row)}
        nearest[row.account_id] = next(k for k in ("thread", "member", "story") if k in kinds)
    return nearest


def _kind(row: Follow) -> str:
    return "thread" if row.thread_id else "story" if row.story_id else "member"


def _thing(row: Follow) -> FollowedThing:
    story = row.story or (row.thread.story if row.thread else None)
    shown = row.thread if row.thread and row.thread.is_published else None
    writer = row.member or (shown.author if shown else None)
    return FollowedThing(
        public_id=row.public_id,
        kind=_kind(row),
        title=story.title if story else "",
        address=story.address if story else "",
        comment=shown.public_id if shown else "",
        name=shown_name(writer) if writer else "",
        made_at=row.made_at,
    )
