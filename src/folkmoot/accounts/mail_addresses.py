"""E-mail addresses: the form in which they are stored, and the one that limits count by; pure."""

import unicodedata
from hashlib import sha256

NOBODY = "sign-on.invalid"
DOTLESS_HOSTS = frozenset({"gmail.com", "googlemail.com"})


def stored_form(address: str) -> str:
    """The address as it is stored and compared: trimmed, in lower case, nothing else.

    No folding of Unicode: an address that equals a stored one only after folding is another
    person's (CVE-2019-19844).
    """
    return address.strip().lower()


def limit_form(address: str) -> str:
    """The form that rate limits count by: one for all spellings that reach one mailbox.

    Never used to find an account, only to slow down: here two people falling together costs
    a wait, there it would cost an account.
    """
    folded = unicodedata.normalize("NFKC", address.strip()).casefold()
    local, at, host = folded.rpartition("@")
    local = local.partition("+")[0]
    if host in DOTLESS_HOSTS:
        local = local.replace(".", "")
        host = "gmail.com"
    return f"{local}{at}{host}"


def address_of_nobody(issuer: str, subject: str) -> str:
    """What stands for the address of somebody whom a site signs on and who has proved none yet.

    The same for the same person at the same site, and no mailbox (RFC 2606).
    """
    return f"{sha256(f'{issuer} {subject}'.encode()).hexdigest()[:40]}@{NOBODY}"


def is_mailbox(address: str) -> bool:
    """True unless the address only stands for one that nobody has proved yet."""
    return not address.endswith(f"@{NOBODY}")
