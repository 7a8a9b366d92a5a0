"""Changing an account's address: asked, confirmed at the new one, undone from the old one."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.identities import drop_identities_since
from folkmoot.accounts.actions.mailed_links import issue_link, redeem_link
from folkmoot.accounts.actions.sessions import end_sessions
from folkmoot.accounts.errors import EmailChangedLately, EmailUnchanged, LinkNotValid
from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.models import Account, EmailChange, SiteIdentity
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.email_changes import last_change
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf


@transaction.atomic
def ask_email_change(account: Account, email: str) -> EmailChange:
    """Note that the account wants this address; a link goes there. A waiting wish is replaced.

    Whether somebody has the address already is not looked at: the letter's task does, so that
    the page can tell nobody.

    Raises:
        EmailUnchanged: it is the present address.
        AddressNotAccepted: the settings refuse addresses of its kind.
        EmailChangedLately: the last change is too fresh; `days` says how long to wait.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    email = stored_form(email)
    if email == locked.email:
        raise EmailUnchanged
    fit_address(email)
    before = last_change(locked)
    if before is not None and before.confirmed_at is not None:
        free_from = before.confirmed_at + timedelta(days=conf.email_change_days)
        if now() < free_from:
            raise EmailChangedLately(days=(free_from - now()).days + 1)
    EmailChange.objects.filter(account=locked, confirmed_at=None).delete()
    change = EmailChange.objects.create(
        account=locked, old_email=locked.email, new_email=email, asked_at=now()
    )
    if may_be_mailed(email):
        start("accounts.mail_email_change", change.public_id)
    return change


def issue_email_change(change: EmailChange) -> str:
    """The secret of a link that confirms the new address."""
    return issue_link(
        change.account,
        purpose=LinkPurpose.CHANGE,
        subject=change.public_id,
        lifetime=timedelta(hours=conf.confirm_hours),
    )


def issue_undoing(change: EmailChange) -> str:
    """The secret of a link that brings the old address back."""
    return issue_link(
        change.account,
        purpose=LinkPurpose.UNDO,
        subject=change.public_id,
        lifetime=timedelta(days=conf.email_undo_days),
    )


@transaction.atomic
def confirm_email_change(secret: str, *, session_key: str = "") -> Account:
    """Give the account the address that the link was sent to; the old one is told and can undo.

    All sessions end and all earlier links are void: whoever was in by the old address is out.
    A first address ends all but that of `session_key`: nobody was in by what only stood for one.

    Raises:
        LinkNotValid: the link cannot be used, or the address belongs to another account by now.
    """
    link = redeem_link(secret, purpose=LinkPurpose.CHANGE)
    change = EmailChange.objects.filter(public_id=link.subject, confirmed_at=None).first()
    if change is None or change.old_email != link.account.email:
        raise LinkNotValid
    change.confirmed_at = now()
    change.save(update_fields=["confirmed_at"])
    kept = "" if link.account.has_mailbox else session_key
    account = _set_address(link.account, change.new_email, session_key=kept)
    start("accounts.mail_email_changed", change.public_id)
    return account


@transaction.atomic
def undo_email_change(secret: str) -> Account:
    """Bring the old address back, whatever was done with the account since.

    Whoever changed it may know the password and may have added a factor of their own: the
    password is void, factors and links made since are gone, all sessions end. The way in is the
    recovery by the old address.

    Raises:
        LinkNotValid: the link cannot be used.
    """
    link = redeem_link(secret, purpose=LinkPurpose.UNDO)
    change = EmailChange.objects.filter(public_id=link.subject, undone_at=None).first()
    if change is None or change.confirmed_at is None:
        raise LinkNotValid
    account = link.account
    later = EmailChange.objects.filter(account=account, asked_at__gte=change.asked_at)
    later.filter(confirmed_at=None).delete()
    later.update(undone_at=now())
    Authenticator.objects.filter(user=account, created_at__gte=change.asked_at).delete()
    drop_identities_since(account, change.asked_at)
    SiteIdentity.objects.filter(account=account, linked_at__gte=change.asked_at).delete()
    account.set_unusable_password()
    account.save(update_fields=["password"])
    return _set_address(account, change.old_email)


@transaction.atomic
def forget_old_changes() -> None:
    """Drop the addresses of changes that can be neither confirmed nor undone any more."""
    moment = now()
    days = max(conf.email_undo_days, conf.email_change_days)
    asked = EmailChange.objects.filter(confirmed_at=None)
    asked.filter(asked_at__lt=moment - timedelta(hours=conf.confirm_hours)).delete()
    EmailChange.objects.filter(confirmed_at__lt=moment - timedelta(days=days)).delete()


def _set_address(account: Account, email: str, *, session_key: str = "") -> Account:
    account.email = email
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
            EmailAddress.objects.filter(user=account).delete()
            EmailAddress.objects.create(user=account, email=email, primary=True, verified=True)
    except IntegrityError as error:
        raise LinkNotValid from error
    end_sessions(account, but=session_key)
    return account
