"""Keyed hashes by which a person is known again and by which nobody is found out; pure."""

from django.conf import settings
from django.utils.crypto import salted_hmac

from folkmoot.accounts.mail_addresses import limit_form

ACCOUNT = "folkmoot.privacy.account"
MAILBOX = "folkmoot.privacy.mailbox"


def account_hash(public_id: str) -> str:
    """The hash of an account's public id: what receipts and the ledger know it by."""
    return _hash(ACCOUNT, public_id)


def account_hashes(public_id: str) -> frozenset[str]:
    """The same under the present key and under the former ones that are still named."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return frozenset(_hash(ACCOUNT, public_id, key=key) for key in keys)


def mailbox_hash(email: str) -> str:
    """The hash of an address, the same for all spellings that reach one mailbox."""
    return _hash(MAILBOX, limit_form(email))


def _hash(purpose: str, words: str, *, key: str | bytes | None = None) -> str:
    return salted_hmac(purpose, words, secret=key, algorithm="sha256").hexdigest()
