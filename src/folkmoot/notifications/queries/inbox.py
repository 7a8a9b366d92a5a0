"""What an account was told, newest first."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.models.account import Account
from folkmoot.core.ids import checked_id
from folkmoot.notifications.channels.onsite import lines_of
from folkmoot.notifications.kinds import find_kind
from folkmoot.notifications.models.notification import Notification

PAGE = 20


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One notification as the inbox shows it."""

    public_id: str
    kind: str
    title: str
    text: str
    address: str
    made_at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page of the inbox; `next_cursor` is the `after` of the next, none at the end."""

    items: tuple[InboxItem, ...]
    next_cursor: str | None


def inbox(account: Account, *, after: str | None = None) -> InboxPage:
    """A page of what the account was told, in one or two statements."""
    rows = Notification.objects.filter(account=account).order_by("-pk")
    last = rows.filter(public_id=checked_id(after)).first() if after else None
    if last is not None:
        rows = rows.filter(pk__lt=last.pk)
    found = list(rows[: PAGE + 1])
    return InboxPage(
        items=tuple(_item(account, row) for row in found[:PAGE]),
        next_cursor=found[PAGE - 1].public_id if len(found) > PAGE else None,
    )


def unread_count(account: Account) -> int:
    """How many were not read yet."""
    return Notification.objects.filter(account=account, read_at=None).count()


def _item(account: Account, row: Notification) -> InboxItem:
    title, text = lines_of(account, row)
    return InboxItem(
        public_id=row.public_id,
        kind=row.kind,
        title=title,
        text=text,
        address=find_kind(row.kind).path(row.facts),
        made_at=row.made_at,
        is_read=row.read_at is not None,
    )
