"""Members' pictures: sending one is a way to speak, so what limits writing limits it (A4)."""

from django.db import transaction

from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import account_by_id
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import NotFound
from folkmoot.core.ids import new_id
from folkmoot.discussion.actions.authors import show_avatar, take_avatar_away
from folkmoot.moderation.access import check_may_judge, check_may_write
from folkmoot.moderation.errors import WordsMissing
from folkmoot.notifications.actions.notify import notify

MOST_WORDS = 2000


def send_avatar(account: Account, data: bytes) -> None:
    """Show a picture beside the member's name.

    Raises:
        BlockedFromWriting, PausedFromWriting: the member may not write now.
        AvatarsOff, TooFast, PictureTooLarge, PictureNotReadable: see `store_avatar`.
    """
    check_may_write(account)
    show_avatar(account, data)


@transaction.atomic
def remove_avatar(moderator: Account, account_id: str, *, words: str) -> None:
    """Take a member's picture away and tell the member why; where there is none, do nothing.

    Raises:
        NotFound: there is no such account.
        NotAllowed, OwnComment, HigherRank: see `check_may_judge`.
        WordsMissing: the member is owed a reason.
    """
    account = account_by_id(account_id)
    if account is None:
        raise NotFound
    check_may_judge(moderator, account, Permission.SANCTION)
    if not words.strip():
        raise WordsMissing
    if not account.avatar:
        return
    take_avatar_away(account)
    facts = {"words": words.strip()[:MOST_WORDS]}
    notify(account, "picture-removed", cause=new_id(), facts=facts)
