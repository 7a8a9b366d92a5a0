"""Recovering a lost password."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction

from folkmoot.accounts.actions.mailed_links import issue_link, redeem_link
from folkmoot.accounts.actions.sessions import end_sessions
from folkmoot.accounts.models import Account
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.profiles import email_is_confirmed
from folkmoot.core.after_commit import start

RECOVERY_LIFETIME = timedelta(hours=1)


def issue_recovery(account: Account) -> str:
    """The secret of a link with which a new password can be set."""
    return issue_link(
        account,
        purpose=LinkPurpose.RECOVER,
        subject=account.public_id,
        lifetime=RECOVERY_LIFETIME,
    )


@transaction.atomic
def set_password_by_link(secret: str, password: str) -> Account:
    """Set a new password, once. It ends every session of the account and all other links.

    Both follow from the password itself: a session holds a hash of it, and so does a link. The
    owner is told by mail, in case it was not them. The address stays unconfirmed if it was: who
    set the account up with it has agreed to nothing in the owner's name, and a factor of theirs
    must not lock the owner out.

    Raises:
        LinkNotValid: the link cannot be used.
    """
    account = redeem_link(secret, purpose=LinkPurpose.RECOVER).account
    account.set_password(password)
    account.save(update_fields=["password"])
    end_sessions(account)
    if not email_is_confirmed(account):
        Authenticator.objects.filter(user=account).delete()
    start("accounts.mail_notice", account.public_id, "password_reset")
    return account
