"""What a member has begun to write."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.models import Draft, Story


@dataclass(frozen=True)
class DraftView:
    """A kept text; `parent_id` is '' for a comment on the story itself."""

    parent_id: str
    text: str
    kept_at: datetime


def drafts_of(account: Account, story: Story) -> tuple[DraftView, ...]:
    """The account's drafts on one story, the newest first."""
    rows = Draft.objects.filter(account=account, story=story).order_by("-kept_at", "-pk")
    columns = rows.values_list("parent__public_id", "text", "kept_at")
    return tuple(DraftView(parent or "", text, kept_at) for parent, text, kept_at in columns)


def has_drafts(account: Account, story: Story) -> bool:
    """True when the account keeps any text for the story."""
    return bool(_any_draft(account.pk, story.pk))


@Prepared
def _any_draft(account: int, story: int) -> QuerySet[Draft, tuple[int]]:
    return Draft.objects.filter(account=account, story=story).values_list("pk")[:1]
