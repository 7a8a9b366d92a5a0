"""Mails of the accounts app, sent in the background.

The secret of a link is made here, when the letter is written: it is in no queue and no log.
Two tasks take an address and no id, since the page that starts them must not have looked
whether there is an account: that look would be measurable.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse

from folkmoot.accounts.actions import avatars
from folkmoot.accounts.actions.closures import issue_restoring, note_mailed
from folkmoot.accounts.actions.email_changes import issue_email_change, issue_undoing
from folkmoot.accounts.actions.emails import issue_confirmation
from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.accounts.actions.passwords import issue_recovery
from folkmoot.accounts.letters import send_letter, send_to
from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.accounts.queries.closures import closure_by_id, may_be_mailed_back
from folkmoot.accounts.queries.email_changes import change_by_id, is_kept_for_undoing
from folkmoot.accounts.queries.profiles import (
    account_by_email,
    account_by_id,
    email_is_confirmed,
)
from folkmoot.accounts.sealing import unseal
from folkmoot.core.addresses import own_address
from folkmoot.core.after_commit import background
from folkmoot.core.clock import now
from folkmoot.core.conf import conf

PATIENCE = 13
FIRST_WAIT = timedelta(minutes=1)
background_mail = background(attempts=PATIENCE, wait=FIRST_WAIT)


@background_mail
def mail_confirmation(account_id: str, next_path: str = "") -> None:
    """Send the link that confirms an address; done when it is confirmed meanwhile."""
    account = account_by_id(account_id)
    if account is None or email_is_confirmed(account):
        return
    address = _link("account_confirm_email", issue_confirmation(account), next=next_path)
    send_to(account, "email_confirmation_signup", link=address)


@background_mail
def mail_check(email: str, language: str, next_path: str = "") -> None:
    """Answer 'send it again': the confirmation for a new account, a hint for an older one."""
    account = account_by_email(email)
    if account is not None and not email_is_confirmed(account):
        mail_confirmation(account.public_id, next_path)
    elif account is not None:
        mail_account_exists(email, language)


@background_mail
def mail_account_exists(email: str, language: str) -> None:
    """Tell the owner of an address that somebody wanted to register with it again."""
    send_letter(
        "account_already_exists",
        to=stored_form(email),
        language=language,
        recovery=_link("account_reset_password"),
        login=_link("account_login"),
    )


@background_mail
def mail_recovery(email: str, language: str) -> None:
    """Send the link that sets a new password, or say that there is no such account."""
    account = account_by_email(email)
    if account is None or not account.is_active:
        signup = _link("account_signup")
        send_letter("unknown_account", to=stored_form(email), language=language, signup=signup)
        return
    address = _link("account_reset_password_from_key", issue_recovery(account))
    send_to(account, "password_reset_key", link=address)


@background_mail
def mail_login_code(email: str, language: str, sealed: str) -> None:
    """Send the code for a log-in; where there is none, say that there is no account to log in to.

    An account that was never confirmed gets the link that confirms it instead: a code would
    let whoever registered with the address keep the password they chose.
    """
    code, account = unseal(sealed), account_by_email(email)
    if code and account is not None and account.is_active:
        send_to(account, "login_code", code=code)
    elif account is not None and account.is_active and not email_is_confirmed(account):
        mail_confirmation(account.public_id)
    else:
        signup = _link("account_signup")
        send_letter("unknown_account", to=stored_form(email), language=language, signup=signup)


@background_mail
def mail_notice(account_id: str, kind: str) -> None:
    """Tell the owner what was changed about the account, in case it was not them."""
    account = account_by_id(account_id)
    if account is not None and account.is_active:
        send_to(account, kind, at=now(), recovery=_link("account_reset_password"))


@background_mail
def mail_email_change(change_id: str) -> None:
    """Send the link to the new address; whoever has an account with it already is told so."""
    change = change_by_id(change_id)
    if change is None or change.confirmed_at is not None:
        return
    account = change.account
    if account_by_email(change.new_email) is not None or is_kept_for_undoing(change.new_email):
        mail_account_exists(change.new_email, account.language)
        return
    link = _link("account_change_email_confirm", issue_email_change(change))
    facts = {"account": account, "link": link}
    zone = account.time_zone
    send_letter("email_change", to=change.new_email, language=account.language, zone=zone, **facts)


@background_mail
def mail_email_changed(change_id: str) -> None:
    """Tell the old address, with the link that takes the change back."""
    change = change_by_id(change_id)
    if change is None or change.undone_at is not None:
        return
    account, link = change.account, _link("account_change_email_undo", issue_undoing(change))
    facts = {"account": account, "link": link, "days": conf.email_undo_days, "at": now()}
    zone = account.time_zone
    send_letter("email_changed", to=change.old_email, language=account.language, zone=zone, **facts)


@background_mail
def mail_closure(closure_id: str) -> None:
    """Send the link that restores a closed account, while it is closed."""
    closure = closure_by_id(closure_id)
    if closure is None or not may_be_mailed_back(closure):
        return
    address = _link("account_restore", issue_restoring(closure))
    send_to(closure.account, "account_closed", link=address, until=closure.restorable_until)
    note_mailed(closure)


@background_mail
def mail_last_reminder(closure_id: str) -> None:
    """Remind the owner of a closed account, once more with the way back, before it is erased."""
    closure = closure_by_id(closure_id)
    if closure is None or not may_be_mailed_back(closure):
        return
    address = _link("account_restore", issue_restoring(closure))
    send_to(closure.account, "account_ends_soon", link=address, until=closure.restorable_until)
    note_mailed(closure)


@background(every=timedelta(hours=1))
def forget_expired() -> None:
    """Forget proofs, links and sessions whose time is over."""
    drop_expired()


def _link(name: str, secret: str = "", *, next: str = "") -> str:
    path = reverse(name, args=[secret] if secret else [])
    query = f"?{urlencode({'next': next})}" if next else ""
    return own_address(f"{path}{query}")


@background()
def drop_avatar(key: str) -> None:
    """Delete the files of an avatar that was replaced or taken away."""
    avatars.drop_unused_avatar(key)


@background(every=timedelta(days=1), limit=timedelta(minutes=10))
def sweep_avatars() -> None:
    """Delete the files of avatars that nobody shows."""
    avatars.sweep_avatars()
