"""Looking at a mailed link without using it."""

from django.utils.crypto import constant_time_compare, salted_hmac

from folkmoot.accounts.models import Account, MailedLink
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.core.clock import now


def find_link(secret: str, *, purpose: str) -> MailedLink | None:
    """The link behind a secret while it can still be used for this purpose.

    Nothing is changed: mail programs and scanners open links, so a GET may only look.
    Unknown, used, expired, of another purpose, and made before the account's password or
    address changed are one answer.
    """
    if not secret:
        return None
    link = (
        MailedLink.objects.select_related("account")
        .filter(secret_hash=hash_secret(secret), purpose=purpose, used_at=None)
        .filter(expires_at__gt=now(), account__is_active=True)
        .first()
    )
    if link is None or not constant_time_compare(
        link.account_state, state_of(link.account, purpose)
    ):
        return None
    return link


def may_confirm(secret: str) -> str:
    """The address that a link would confirm; empty when it would not."""
    link = find_link(secret, purpose=LinkPurpose.CONFIRM)
    return link.account.email if link is not None else ""


def recovering(secret: str) -> Account | None:
    """The account whose password a link would set."""
    link = find_link(secret, purpose=LinkPurpose.RECOVER)
    return link.account if link is not None else None


def restoring(secret: str) -> Account | None:
    """The closed account that a link would restore."""
    link = find_link(secret, purpose=LinkPurpose.RESTORE)
    return link.account if link is not None and link.account.is_closing else None


def hash_secret(secret: str) -> str:
    """What is stored of a secret."""
    return salted_hmac("folkmoot.accounts.mailed-link", secret, algorithm="sha256").hexdigest()


def state_of(account: Account, purpose: str) -> str:
    """A keyed hash of what a link must not outlive: password and address.

    A link that undoes a change of address outlives both: whoever stole the account would
    change them next.
    """
    state = f"{account.password}\n{account.email}"
    if purpose == LinkPurpose.UNDO:
        state = f"undo\n{account.pk}"
    return salted_hmac("folkmoot.accounts.state", state, algorithm="sha256").hexdigest()
