"""E-mail addresses: the form in which they are stored, and the one that limits count by; pure."""

import unicodedata

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
