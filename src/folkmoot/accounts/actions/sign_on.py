"""Signing on by a site's word: the token is spent, the account opened or found."""

from dataclasses import dataclass, replace
from hashlib import sha256

import structlog
from django.conf import settings
from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.email_changes import ask_email_change
from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.actions.registration import Application, open_account
from folkmoot.accounts.errors import EmailTaken, NameNotAllowed, NameTaken
from folkmoot.accounts.mail_addresses import address_of_nobody, stored_form
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.models import Account, SignOnKey, SignOnSite, SiteIdentity, SpentToken
from folkmoot.accounts.models.sign_on_key import SignOnAlgorithm
from folkmoot.accounts.names import LONGEST
from folkmoot.accounts.queries.second_factors import has_second_factor
from folkmoot.accounts.queries.sign_on import keys_for
from folkmoot.accounts.sealing import unseal
from folkmoot.accounts.sign_on_errors import IdentityTaken, SignOnRefused, StaffSignOn
from folkmoot.accounts.sign_on_ticket import Ticket
from folkmoot.accounts.signed_tokens import SKEW, Claims, RawToken, Trust, check_token, read_token
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """A token as it was sent: beside it the site it is said to be of, and the page's origin."""

    token: str
    origin: str
    site: str = ""
    target: str = ""


def accept_token(sent: Sent) -> Ticket:
    """Check a token and spend it: it counts this once.

    A page may send a token for others to use (log-in forgery), so the origin must be one that
    the site named, or our own.

    Raises:
        SignOnRefused: for whatever reason; the log has it, the reader does not.
    """
    try:
        key, claims = _checked(sent)
        _check_origin(sent, key.site)
        _spend(key, claims)
    except SignOnRefused as refusal:
        log.info("accounts.sign_on_refused", reason=refusal.reason)
        raise
    return Ticket(
        site=key.site.public_id,
        key=key.public_id,
        subject=claims.subject,
        email=stored_form(claims.email),
        name=claims.name,
        target=sent.target,
        at=now().timestamp(),
    )


def try_token(token: str, *, site: str = "") -> Claims:
    """What a token says, without spending it: for whoever builds the site's side.

    Raises:
        SignOnRefused: it would be refused; `reason` says in a word why.
    """
    return _checked(Sent(token, "", site))[1]


def open_site(ticket: Ticket) -> SignOnSite:
    """The ticket's site, while its key was not revoked.

    Raises:
        SignOnRefused: it was.
    """
    rows = SignOnKey.objects.select_related("site")
    key = rows.filter(public_id=ticket.key, revoked_at=None).first()
    if key is None:
        raise SignOnRefused("revoked")
    return key.site


def check_may_sign_on(account: Account) -> None:
    """Pass when the account may come in by a site's word.

    Whoever decides about others needs more than the word of a site: a second factor, which is
    asked for next (A3).

    Raises:
        StaffSignOn: it is a staff account without one.
    """
    if account.is_staff and not has_second_factor(account):
        raise StaffSignOn


@transaction.atomic
def open_signed_account(ticket: Ticket, application: Application) -> Account:
    """A new account for a reader of a site who accepted what members accept.

    It is never joined to another by its address. An address that the site does not prove is a
    wish until its owner confirms it by our mail, so nobody's address can be taken in this way,
    and nobody learns whether it is in use.

    Raises:
        SignOnRefused: the key was revoked meanwhile.
        IdentityTaken: another tab was faster.
        NameTaken, NameNotAllowed, AddressNotAccepted: see `open_account`.
    """
    site = open_site(ticket)
    fit_address(application.email)
    wish = stored_form(application.email)
    is_proven = site.proves_emails and wish == ticket.email
    account = _open(replace(application, email=wish), site, ticket, is_proven=is_proven)
    try:
        with transaction.atomic():
            SiteIdentity.objects.create(site=site, subject=ticket.subject, account=account)
    except IntegrityError as error:
        raise IdentityTaken from error
    if account.email != wish:
        ask_email_change(account, wish)
    return account


@transaction.atomic
def link_account(account: Account, ticket: Ticket) -> None:
    """Let the site sign this account on from now on; the account's owner wished it, logged in.

    Raises:
        SignOnRefused: the key was revoked meanwhile.
        StaffSignOn: staff accounts are not linked without a second factor.
        IdentityTaken: the reader has an account, or the account another reader of the site.
    """
    check_may_sign_on(account)
    site = open_site(ticket)
    try:
        with transaction.atomic():
            SiteIdentity.objects.create(site=site, subject=ticket.subject, account=account)
    except IntegrityError as error:
        raise IdentityTaken from error


def propose_name(wished: str, *, language: str) -> str:
    """The name that the site gave, or the nearest free one; empty when it cannot be used."""
    stem = " ".join(wished.split())[: LONGEST - 5]
    for number in ("", *map(str, range(2, 10)), new_id()[-4:]):
        try:
            return fit_name(f"{stem} {number}".strip(), language=language)
        except NameTaken:
            continue
        except NameNotAllowed:
            return ""
    return ""


def _open(
    application: Application, site: SignOnSite, ticket: Ticket, *, is_proven: bool
) -> Account:
    if is_proven:
        try:
            return open_account(replace(application, is_confirmed=True))
        except EmailTaken:
            log.info("accounts.signed_address_in_use", site=site.public_id)
    stand_in = address_of_nobody(site.issuer, ticket.subject)
    try:
        return open_account(replace(application, email=stand_in))
    except EmailTaken as error:
        raise IdentityTaken from error


def _checked(sent: Sent) -> tuple[SignOnKey, Claims]:
    token = read_token(sent.token)
    keys = keys_for(token.key_id, sent.site)
    for key in keys:
        try:
            return key, _claims(token, key)
        except SignOnRefused as refusal:
            if key is keys[-1] or refusal.reason != "signature":
                raise
    raise SignOnRefused("key")


def _claims(token: RawToken, key: SignOnKey) -> Claims:
    is_shared = key.algorithm == SignOnAlgorithm.HS256
    return check_token(
        token,
        Trust(
            algorithm=key.algorithm,
            key=unseal(key.material) if is_shared else key.material,
            issuer=key.site.issuer,
            audience=settings.SITE_ADDRESS,
            takes_coral=key.site.takes_coral and is_shared,
        ),
    )


def _check_origin(sent: Sent, site: SignOnSite) -> None:
    if sent.origin not in {settings.SITE_ADDRESS, *site.origins}:
        raise SignOnRefused("origin")


def _spend(key: SignOnKey, claims: Claims) -> None:
    """Write the token down as used; of any number at once exactly one gets through."""
    digest = sha256(f"{key.site.public_id}\0{claims.token_id}".encode()).hexdigest()
    until = now().fromtimestamp(claims.expires_at + SKEW, tz=now().tzinfo)
    try:
        with transaction.atomic():
            SpentToken.objects.create(digest=digest, expires_at=until)
    except IntegrityError as error:
        raise SignOnRefused("used") from error
