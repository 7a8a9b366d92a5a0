"""What members change about themselves that stands beside their comments: name and presence.

The accounts' own actions know no discussion. Whoever changes what readers see of an author
calls these, so that the change and the story's new version are one transaction. Stories are
locked before the account, as a moderator's decision locks them.
"""

from django.db import transaction

from folkmoot.accounts.actions.avatars import put_avatar, store_avatar
from folkmoot.accounts.actions.closures import (
    request_closure,
    restore_account,
    restore_own_account,
)
from folkmoot.accounts.actions.profiles import change_display_name
from folkmoot.accounts.actions.roles import give_role
from folkmoot.accounts.models import Account, Closure
from folkmoot.accounts.models.closure import CommentsAfter
from folkmoot.discussion.actions.versions import touch_author


@transaction.atomic
def rename_author(account: Account, name: str) -> Account:
    """Give the account another name; no page with the former one is shown from now on.

    Raises:
        NameTaken, NameNotAllowed, NameChangedLately: see `change_display_name`.
    """
    touch_author(account.pk, hides=True)
    return change_display_name(account, name)


def show_avatar(account: Account, data: bytes) -> None:
    """Put a picture beside the author's name; no page with the former one is shown from now on.

    Raises:
        AvatarsOff, TooFast, PictureTooLarge, PictureNotReadable: see `store_avatar`.
    """
    key = store_avatar(account, data)
    with transaction.atomic():
        touch_author(account.pk, hides=True)
        put_avatar(account, key)


@transaction.atomic
def take_avatar_away(account: Account) -> None:
    """Show the drawn letter again; no page with the picture is shown from now on."""
    touch_author(account.pk, hides=True)
    put_avatar(account, "")


@transaction.atomic
def close_author(account: Account, *, comments: str = CommentsAfter.NAMELESS) -> Closure:
    """Close the account; its name is gone from every page at once."""
    touch_author(account.pk, hides=True)
    return request_closure(account, comments=comments)


@transaction.atomic
def reopen_author(account: Account) -> Account:
    """Open one's own closed account again, logged in; its name comes back.

    Raises:
        AccountNotClosing: it is not closed, or its erasing has begun.
    """
    touch_author(account.pk, hides=False)
    return restore_own_account(account)


@transaction.atomic
def reopen_author_by_link(link_secret: str) -> Account:
    """Open a closed account again, by the mailed link; its name comes back.

    Raises:
        LinkNotValid: the link cannot be used, or its closure is over.
    """
    account = restore_account(link_secret)
    touch_author(account.pk, hides=False)
    return account


@transaction.atomic
def give_author_role(email: str, role: str) -> Account:
    """Give the account with this address a role, which readers see as a badge.

    Raises:
        RoleUnknown, AccountUnknown, EmailUnconfirmed: see `give_role`.
    """
    account = give_role(email, role)
    touch_author(account.pk, hides=True)
    return account
