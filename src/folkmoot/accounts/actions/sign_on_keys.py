"""Partner sites and their keys: made, replaced with an overlap, revoked at once."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from folkmoot.accounts.access import demand
from folkmoot.accounts.actions.sessions import end_rows
from folkmoot.accounts.models import Account, LoginSession, SignOnKey, SignOnSite
from folkmoot.accounts.models.sign_on_key import SignOnAlgorithm
from folkmoot.accounts.roles import Permission
from folkmoot.accounts.sealing import seal
from folkmoot.accounts.sign_on_errors import (
    SignOnKeyNotValid,
    SignOnKeyUnknown,
    SignOnSiteNotValid,
    WaiverMissing,
)
from folkmoot.accounts.sign_on_waivers import CORAL, EMAILS, waivers_of
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id

log = structlog.get_logger(__name__)
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What a publisher says of a site: its name, its `iss`, its pages' origins, where to begin."""

    name: str
    issuer: str
    origins: tuple[str, ...]
    publication: str
    start_address: str = ""


@dataclass(frozen=True, slots=True)
class MadeSignOnKey:
    """A new key; the secret of one that is shared is told here and never again."""

    public_id: str
    secret: str


@transaction.atomic
def add_site(by: Account | None, facts: SiteFacts) -> SignOnSite:
    """Name a site whose word is to be taken; it needs a key before it can sign anybody on.

    Without an account for the operator's command only, here and below.

    Raises:
        NotAllowed: the account is no publisher's.
        SignOnSiteNotValid: a part of it cannot stand, or another site has the issuer.
    """
    _demand(by)
    name, issuer = " ".join(facts.name.split()), facts.issuer.strip()
    if not 0 < len(name) <= 80:
        raise SignOnSiteNotValid(_("Give the site a name of at most 80 characters."))
    if not 0 < len(issuer) <= 200 or issuer.split() != [issuer]:
        raise SignOnSiteNotValid(_("The issuer is one word, such as the address of the site."))
    origins = sorted({_origin(origin) for origin in facts.origins})
    if not origins:
        raise SignOnSiteNotValid(_("Name at least one origin, such as https://www.paper.example."))
    start_address = facts.start_address.strip()
    if start_address and _origin_of(start_address) is None:
        raise SignOnSiteNotValid(_("The address to begin at must begin with https://."))
    try:
        with transaction.atomic():
            site = SignOnSite.objects.create(
                publication=facts.publication,
                name=name,
                issuer=issuer,
                origins=origins,
                start_address=start_address,
            )
    except IntegrityError as error:
        raise SignOnSiteNotValid(_("Another site has this issuer.")) from error
    _log("site_added", by, site=site.public_id)
    return site


@transaction.atomic
def waive(by: Account | None, site: SignOnSite, *, what: str, ticked: Iterable[str]) -> None:
    """Leave a safeguard out for a site, after every sentence on it was ticked.

    Raises:
        NotAllowed: the account is no publisher's.
        WaiverMissing: not every sentence was ticked.
    """
    _demand(by)
    if {waiver.name for waiver in waivers_of(what)} - set(ticked):
        raise WaiverMissing
    _set_waiver(site, what, is_on=True)
    _log("safeguard_waived", by, site=site.public_id, what=what)


@transaction.atomic
def restore_safeguard(by: Account | None, site: SignOnSite, *, what: str) -> None:
    """Ask for it again from now on.

    Raises:
        NotAllowed: the account is no publisher's.
    """
    _demand(by)
    _set_waiver(site, what, is_on=False)
    _log("safeguard_restored", by, site=site.public_id, what=what)


@transaction.atomic
def make_key(by: Account | None, site: SignOnSite, public_key: str = "") -> MadeSignOnKey:
    """Take a site's public key, or make a secret that both share where it gives none.

    The secret has 256 random bits. Ed25519 is the better choice: what checks cannot sign.

    Raises:
        NotAllowed: the account is no publisher's.
        SignOnKeyNotValid: the text is no public key of the kind Ed25519.
    """
    _demand(by)
    algorithm, secret, material = SignOnAlgorithm.ED25519, "", ""
    if public_key.strip():
        material = _public_pem(public_key)
    else:
        algorithm, secret = SignOnAlgorithm.HS256, secrets.token_urlsafe(32)
        material = seal(secret)
    key = SignOnKey.objects.create(site=site, algorithm=algorithm, material=material, made_by=by)
    _log("key_made", by, site=site.public_id, key=key.public_id)
    return MadeSignOnKey(key.public_id, secret)


@transaction.atomic
def replace_key(by: Account | None, key_id: str, public_key: str = "") -> MadeSignOnKey:
    """A new key of the site; the old one works on for the overlap, so that nobody is locked out.

    Raises:
        NotAllowed: the account is no publisher's.
        SignOnKeyUnknown: no open key has this id.
        SignOnKeyNotValid: see `make_key`.
    """
    _demand(by)
    key = _open_key(key_id)
    made = make_key(by, key.site, public_key)
    ends_at = now() + timedelta(hours=conf.sign_on_overlap_hours)
    key.ends_at = min(key.ends_at or ends_at, ends_at)
    key.save(update_fields=["ends_at"])
    _log("key_replaced", by, key=key.public_id, by_key=made.public_id)
    return made


@transaction.atomic
def revoke_key(by: Account | None, key_id: str) -> int:
    """Take a key no more, and end every session it opened; how many those were.

    Raises:
        NotAllowed: the account is no publisher's.
        SignOnKeyUnknown: no key that was not revoked has this id.
    """
    _demand(by)
    rows = SignOnKey.objects.select_for_update()
    key = rows.filter(public_id=checked_id(key_id), revoked_at=None).first()
    if key is None:
        raise SignOnKeyUnknown
    key.revoked_at = now()
    key.save(update_fields=["revoked_at"])
    ended = end_rows(LoginSession.objects.filter(sign_on_key=key))
    _log("key_revoked", by, key=key.public_id, sessions=ended)
    return ended


def _open_key(key_id: str) -> SignOnKey:
    rows = SignOnKey.objects.select_for_update(of=("self",)).select_related("site")
    key = rows.filter(public_id=checked_id(key_id)).first()
    if key is None or not key.is_open:
        raise SignOnKeyUnknown
    return key


def _set_waiver(site: SignOnSite, what: str, *, is_on: bool) -> None:
    field = {EMAILS: "proves_emails", CORAL: "takes_coral"}[what]
    SignOnSite.objects.filter(pk=site.pk).update(**{field: is_on})


def _public_pem(written: str) -> str:
    try:
        key = load_pem_public_key(written.strip().encode())
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SignOnKeyNotValid from error
    if not isinstance(key, Ed25519PublicKey):
        raise SignOnKeyNotValid
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


def _origin(written: str) -> str:
    origin = _origin_of(written.strip())
    if origin is None or origin != written.strip().rstrip("/").lower():
        raise SignOnSiteNotValid(
            _("“%(origin)s” is no origin. Write https:// and the host, nothing after it.")
            % {"origin": written.strip()}
        )
    return origin


def _origin_of(address: str) -> str | None:
    """The origin of an address by which a token may travel: encrypted, or on this machine."""
    try:
        parts = urlsplit(address.lower())
        host = parts.hostname or ""
    except ValueError:
        return None
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)
    return f"{parts.scheme}://{parts.netloc}" if is_safe and host and "@" not in address else None


def _demand(by: Account | None) -> None:
    if by is not None:
        demand(by, Permission.MANAGE_SIGN_ON)


def _log(event: str, by: Account | None, **facts: object) -> None:
    log.warning("accounts.sign_on", act=event, by=by.public_id if by else "operator", **facts)
