"""The signed link in a mail by which whoever holds the mail ends mails of its kinds, no more."""

from collections.abc import Iterable

from django.core import signing

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.models.account import Account
from folkmoot.core.addresses import own_address

SALT = "folkmoot.notifications.unsubscribe"


def unsubscribe_address(account: Account, kinds: Iterable[str]) -> str:
    """Where mails of these kinds are ended without logging in; it works for ever."""
    secret = signing.dumps([account.public_id, *sorted(kinds)], salt=SALT)
    return own_address(f"/unsubscribe/{secret}/")


def read_unsubscribe(secret: str) -> tuple[Account, tuple[str, ...]]:
    """Whose mails, of which kinds.

    Raises:
        LinkNotValid: nobody signed this, or the account has been erased.
    """
    try:
        public_id, *kinds = signing.loads(secret, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise LinkNotValid from None
    account = Account.objects.filter(public_id=public_id, is_active=True).first()
    if account is None:
        raise LinkNotValid
    return account, tuple(kinds)
