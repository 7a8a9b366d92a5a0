"""The newest comments in view: of a story, of a member, of a whole publication; for feeds (B17).

Each walks an index from its end and stops.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.ids import is_id
from folkmoot.discussion.access import visible_to
from folkmoot.discussion.errors import MemberUnknown
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.comment_view import CommentView, placed_replies, reply_rows

MOST = 50


@dataclass(frozen=True)
class RecentComment:
    """A comment as everybody sees it, and the story that it stands under."""

    view: CommentView
    story_title: str


@dataclass(frozen=True)
class Recent:
    """The newest first. `changed_at`: when the public last saw any change there, hiding included.

    `name` is the member's, for the comments of one.
    """

    comments: tuple[RecentComment, ...]
    changed_at: datetime | None
    name: str = ""


def recent_on(story: Story) -> Recent:
    """The newest comments on a story."""
    return Recent(_newest(Comment.objects.filter(story=story)), story.touched_at)


def recent_in(publication_key: str) -> Recent:
    """The newest comments of a publication; of one that is not known there are none."""
    rows = Comment.objects.filter(story__publication__key=publication_key)
    return Recent(_newest(rows), _changed_at(publication_key))


def recent_of(account_id: str) -> Recent:
    """The newest comments of a member.

    Raises:
        MemberUnknown: there is none with this id, or the name may not be shown any more.
    """
    rows = Account.objects.filter(closing_since=None, is_active=True)
    account = rows.filter(public_id=account_id).first() if is_id(account_id) else None
    if account is None:
        raise MemberUnknown
    comments = _newest(Comment.objects.filter(author=account))
    return Recent(comments, _changed_at(), name=account.display_name)


def _newest(rows: QuerySet[Comment]) -> tuple[RecentComment, ...]:
    newest = rows.filter(visible_to(None)).order_by("-pk")
    titles = dict(newest.values_list("pk", "story__title")[:MOST])
    placed = {each.pk: each.view for each in placed_replies(reply_rows().filter(pk__in=titles))}
    return tuple(RecentComment(placed[pk], title) for pk, title in titles.items() if pk in placed)


def _changed_at(publication_key: str = "") -> datetime | None:
    stories = Story.objects.all()
    if publication_key:
        stories = stories.filter(publication__key=publication_key)
    moment: datetime | None = stories.aggregate(last=Max("touched_at"))["last"]
    return moment
