"""Confirming e-mail addresses."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.mailed_links import issue_link, redeem_link
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.mail_addresses import limit_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.models import Account, MailedLink
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.core.after_commit import start
from folkmoot.core.conf import conf
from folkmoot.core.limits import check_limit

AGAIN = "1/3m"


def issue_confirmation(account: Account) -> str:
    """The secret of a link that confirms the account's present address."""
    return issue_link(
        account,
        purpose=LinkPurpose.CONFIRM,
        subject=account.public_id,
        lifetime=timedelta(hours=conf.confirm_hours),
    )


def send_check_again(email: str, *, language: str, next_path: str = "") -> None:
    """Answer 'send it again' for an address, known or not, confirmed or not.

    What is sent is decided later, by the task; the page has nothing to tell.

    Raises:
        TooFast: it was asked a moment ago; `seconds` says how long to wait.
    """
    check_limit("mail-check", limit_form(email), rate=AGAIN)
    if may_be_mailed(email):
        start("accounts.mail_check", email, language, next_path)


@transaction.atomic
def confirm_email(secret: str) -> EmailAddress:
    """Confirm the address that the link was sent to.

    With it end all other links of the account and all addresses that were never proven: what
    somebody else set up with this address before its owner confirmed it must not last.

    Raises:
        LinkNotValid: the link cannot be used, or the address belongs to another account now.
    """
    account = redeem_link(secret, purpose=LinkPurpose.CONFIRM).account
    address, _ = EmailAddress.objects.get_or_create(user=account, email=account.email)
    address.verified = address.primary = True
    EmailAddress.objects.filter(user=account).exclude(pk=address.pk).delete()
    try:
        with transaction.atomic():
            address.save()
    except IntegrityError as error:
        raise LinkNotValid from error
    MailedLink.objects.filter(account=account, used_at=None).exclude(
        purpose=LinkPurpose.APPEAL
    ).delete()
    return address
