"""Linking an account here with an account at a network, and unlinking it."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.sessions import end_sessions
from folkmoot.accounts.errors import EmailUnconfirmed
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.accounts.network_errors import LastWayIn, NetworkAccountTaken
from folkmoot.accounts.queries.identities import has_other_way_in, identity_key
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.core.after_commit import start


@transaction.atomic
def link_identity(account: Account, identity: Identity) -> bool:
    """Let the identity log in to the account from now on; False when it could already.

    Who asks must have shown both: the account by a fresh log-in here, the identity by the way
    through the network. Only a confirmed account has identities, so that nobody who registered
    with somebody else's address can come back through a network of theirs. The owner is told.

    Raises:
        NetworkAccountTaken: the identity belongs to another account.
        EmailUnconfirmed: the account's address was never proven.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    if not email_is_confirmed(locked):
        raise EmailUnconfirmed
    try:
        with transaction.atomic():
            row, is_new = SocialAccount.objects.get_or_create(
                provider=identity.issuer,
                uid=identity.subject,
                defaults={"user": locked, "extra_data": {"name": identity.name}},
            )
    except IntegrityError as error:
        raise NetworkAccountTaken from error
    if row.user_id != locked.pk:
        raise NetworkAccountTaken
    if is_new:
        start("accounts.mail_notice", locked.public_id, "network_linked")
    return bool(is_new)


def note_use(identity: Identity) -> None:
    """Remember when the identity was used last, and what it calls itself now."""
    for row in SocialAccount.objects.filter(provider=identity.issuer, uid=identity.subject):
        row.extra_data = {"name": identity.name}
        row.save(update_fields=["extra_data", "last_login"])


@transaction.atomic
def unlink_identity(account: Account, key: str, *, this_session: str) -> bool:
    """Take an identity away from the account; False when it has none of this key.

    All other sessions end, since one of them may have come in by it. The owner is told.

    Raises:
        LastWayIn: nothing but a mailed code would lead in then.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    rows = list(SocialAccount.objects.filter(user=locked))
    row = next((each for each in rows if identity_key(each) == key), None)
    if row is None:
        return False
    if len(rows) == 1 and not has_other_way_in(locked):
        raise LastWayIn
    row.delete()
    end_sessions(locked, but=this_session)
    start("accounts.mail_notice", locked.public_id, "network_unlinked")
    return True


def drop_identities_since(account: Account, moment: datetime) -> None:
    """Take away what was linked from this moment on, by whoever had the account then."""
    SocialAccount.objects.filter(user=account, date_joined__gte=moment).delete()
