"""Making and using the secrets that are sent by mail."""

from base64 import b32encode
from datetime import timedelta
from secrets import token_bytes

from django.db import transaction

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.models import Account, MailedLink
from folkmoot.accounts.queries.mailed_links import find_link, hash_secret, state_of
from folkmoot.core.clock import now

__all__ = ["find_link", "issue_link", "redeem_link"]


@transaction.atomic
def issue_link(account: Account, *, purpose: str, subject: str, lifetime: timedelta) -> str:
    """A new secret of 256 bits for one purpose and subject; only its keyed hash is stored.

    It is written in small letters and digits, so that it survives in the local part of a mail
    address as well.

    An unused earlier link for the same is replaced: the newest mail is the one that works.
    """
    MailedLink.objects.filter(
        account=account, purpose=purpose, subject=subject, used_at=None
    ).delete()
    secret = b32encode(token_bytes(32)).decode().rstrip("=").lower()
    moment = now()
    MailedLink.objects.create(
        account=account,
        purpose=purpose,
        subject=subject,
        account_state=state_of(account, purpose),
        secret_hash=hash_secret(secret),
        made_at=moment,
        expires_at=moment + lifetime,
    )
    return secret


@transaction.atomic
def redeem_link(secret: str, *, purpose: str) -> MailedLink:
    """Use a link. Of any number of attempts at once exactly one succeeds.

    The account's row is locked before its state is compared, so that of two links of which
    each would end the other only one can be used.

    Raises:
        LinkNotValid: it cannot be used, for whatever reason.
    """
    link = find_link(secret, purpose=purpose)
    if link is None:
        raise LinkNotValid
    Account.objects.select_for_update().get(pk=link.account_id)
    link = find_link(secret, purpose=purpose)
    if link is None:
        raise LinkNotValid
    link.used_at = now()
    if not MailedLink.objects.filter(pk=link.pk, used_at=None).update(used_at=link.used_at):
        raise LinkNotValid
    return link
