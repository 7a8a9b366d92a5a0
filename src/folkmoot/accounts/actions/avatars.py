"""A member's avatar: put in place of the last one, or taken away (A4).

The row decides: files are stored before it changes and deleted after, so that no page ever
names a file that is not there. Of two who change at once the later one stays, and the other's
files go. What a crash leaves lying is swept away.
"""

from datetime import timedelta

from django.db import transaction

from folkmoot.accounts.avatar_files import drop_avatar_files, keep_avatar, keys_before
from folkmoot.accounts.models import Account
from folkmoot.accounts.picture_errors import AvatarsOff
from folkmoot.accounts.pictures import squares_of
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.limits import check_limit

AVATAR_RATE = "10/h"


def store_avatar(account: Account, data: bytes) -> str:
    """Make a picture ours and store it; the key by which `put_avatar` puts it in place.

    Raises:
        AvatarsOff: this newsroom shows none.
        TooFast: ten were sent within an hour.
        PictureTooLarge, PictureNotReadable: see `squares_of`.
    """
    if not conf.avatars:
        raise AvatarsOff
    check_limit("avatar", account.public_id, rate=AVATAR_RATE)
    return keep_avatar(squares_of(data))


@transaction.atomic
def put_avatar(account: Account, key: str) -> None:
    """Show these files as the account's avatar, or none when `key` is empty."""
    locked = Account.objects.select_for_update().get(pk=account.pk)
    former, locked.avatar = locked.avatar, key
    locked.save(update_fields=["avatar"])
    account.avatar = key
    if former and former != key:
        start("accounts.drop_avatar", former)


def drop_unused_avatar(key: str) -> None:
    """Delete the files of a key that no account shows."""
    if not Account.objects.filter(avatar=key).exists():
        drop_avatar_files(key)


def sweep_avatars() -> int:
    """Delete files that no account shows; how many keys there were.

    Files of the last day are left alone: they are stored a moment before their row says so.
    """
    old = keys_before(now() - timedelta(days=1))
    unused = old - set(Account.objects.exclude(avatar="").values_list("avatar", flat=True))
    for key in unused:
        drop_unused_avatar(key)
    return len(unused)
