"""Not wanting to see a member, and wanting to again (UX-060)."""

from django.db import IntegrityError, transaction

from folkmoot.accounts.models import Account
from folkmoot.core.ids import checked_id
from folkmoot.discussion.errors import ListFull, MuteOfOneself
from folkmoot.discussion.models import Follow, Mute

MOST_MUTES = 500


@transaction.atomic
def mute(account: Account, member: Account) -> None:
    """Fold what the member writes, and tell of none of it; for this account alone.

    Once more changes nothing. Who is muted is not followed any more. What the newsroom
    decides is told all the same: a decision is nobody's comment.

    Raises:
        MuteOfOneself: it is the account itself.
        ListFull: five hundred are muted already.
    """
    if member.pk == account.pk:
        raise MuteOfOneself
    if Mute.objects.filter(account=account).count() >= MOST_MUTES:
        raise ListFull(limit=MOST_MUTES)
    try:
        with transaction.atomic():
            Mute.objects.create(account=account, muted=member)
    except IntegrityError:
        pass
    Follow.objects.filter(account=account, member=member).delete()


@transaction.atomic
def unmute(account: Account, member: Account) -> None:
    """Show what the member writes again; nothing happens when it was shown."""
    Mute.objects.filter(account=account, muted=member).delete()


@transaction.atomic
def end_mute(account: Account, public_id: str) -> None:
    """Take one member off the account's own list; nothing happens when they are not there."""
    Mute.objects.filter(account=account, muted__public_id=checked_id(public_id)).delete()
