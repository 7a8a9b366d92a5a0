"""The card of a member, as the desk sees it: a record, and no address."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import NotFound
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models.comment import Comment
from folkmoot.moderation.queries.standing import Standing, standing

LAST = 5


@dataclass(frozen=True, slots=True)
class LastComment:
    """One of the member's last comments."""

    public_id: str
    text: str
    state: str
    removed_rule: str
    written_at: datetime
    story: str


@dataclass(frozen=True, slots=True)
class MemberCard:
    """Who wrote: name, role, age of the account, record, last comments."""

    public_id: str
    name: str
    role: str
    joined_at: datetime
    is_closing: bool
    avatar: str
    standing: Standing
    last_comments: tuple[LastComment, ...]


def member_card(moderator: Account, account_id: str) -> MemberCard:
    """The card of an account.

    Raises:
        NotAllowed: the account does not belong to the desk.
        NotFound: there is no such account.
    """
    demand(moderator, Permission.SEE_DESK)
    account = Account.objects.filter(public_id=checked_id(account_id)).first()
    if account is None:
        raise NotFound
    return card_of(account)


def card_of(account: Account) -> MemberCard:
    """The card, for queries that have asked who looks."""
    return MemberCard(
        public_id=account.public_id,
        name=account.display_name,
        role=str(account.get_role_display()),
        joined_at=account.joined_at,
        is_closing=account.is_closing,
        avatar=account.avatar,
        standing=standing(account),
        last_comments=_last_comments(account),
    )


def _last_comments(account: Account) -> tuple[LastComment, ...]:
    rows = Comment.objects.filter(author=account).select_related("shown_revision", "story")
    return tuple(
        LastComment(
            public_id=row.public_id,
            text=row.shown_revision.plain if row.shown_revision else "",
            state=row.state,
            removed_rule=row.removed_rule,
            written_at=row.written_at,
            story=row.story.title,
        )
        for row in rows.order_by("-pk")[:LAST]
    )
