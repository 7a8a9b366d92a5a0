"""Texts that must be readable again and must not stand in the clear in a table or queue."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

from folkmoot.accounts.errors import SealBroken


def seal(text: str) -> str:
    """The text, encrypted and signed with a key made from the installation's secret (Fernet)."""
    return _cipher().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text behind a seal.

    Raises:
        SealBroken: it was changed, or sealed with another secret key.
    """
    try:
        return _cipher().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken from error


def _cipher() -> Fernet:
    key = salted_hmac("folkmoot.accounts.sealing", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
