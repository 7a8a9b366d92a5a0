"""Sites that sign readers on: their keys, and who is known by them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from folkmoot.accounts.mail_addresses import address_of_nobody
from folkmoot.accounts.models import Account, SignOnKey, SignOnSite, SiteIdentity
from folkmoot.accounts.sign_on_errors import SignOnKeyUnknown, SignOnSiteUnknown
from folkmoot.accounts.sign_on_ticket import Ticket
from folkmoot.core.ids import checked_id


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key as publishers see it."""

    public_id: str
    algorithm: str
    made_at: datetime
    made_by: str
    ends_at: datetime | None
    revoked_at: datetime | None
    is_open: bool
    sessions: int


def sign_on_sites() -> tuple[SignOnSite, ...]:
    """Every site, by name."""
    return tuple(SignOnSite.objects.order_by("name", "pk"))


def site_by_id(public_id: str) -> SignOnSite:
    """The site with this id.

    Raises:
        SignOnSiteUnknown: there is none.
    """
    site = SignOnSite.objects.filter(public_id=checked_id(public_id)).first()
    if site is None:
        raise SignOnSiteUnknown
    return site


def keys_of(site: SignOnSite) -> tuple[KeyLine, ...]:
    """The keys of a site, the newest first."""
    rows = site.keys.select_related("made_by").annotate(opened=Count("sessions"))
    return tuple(
        KeyLine(
            public_id=row.public_id,
            algorithm=row.get_algorithm_display(),
            made_at=row.made_at,
            made_by=row.made_by.display_name if row.made_by else "",
            ends_at=row.ends_at,
            revoked_at=row.revoked_at,
            is_open=row.is_open,
            sessions=row.opened,
        )
        for row in rows
    )


def key_site(key_id: str) -> str:
    """The id of the site that a key belongs to.

    Raises:
        SignOnKeyUnknown: there is no such key.
    """
    key = SignOnKey.objects.select_related("site").filter(public_id=checked_id(key_id)).first()
    if key is None:
        raise SignOnKeyUnknown
    return key.site.public_id


def keys_for(key_id: str, site: str) -> tuple[SignOnKey, ...]:
    """The open keys that a token may be checked with: the one it names, which settles its site.

    A token that names none can only be of a site that may leave it out, and of the site that
    sent it; then it is that site's HS256 keys.
    """
    rows: QuerySet[SignOnKey] = SignOnKey.objects.select_related("site").filter(revoked_at=None)
    if site:
        rows = rows.filter(site__public_id=checked_id(site))
    if key_id:
        rows = rows.filter(public_id=checked_id(key_id))
    elif site:
        rows = rows.filter(site__takes_coral=True, algorithm="HS256")
    else:
        return ()
    return tuple(row for row in rows if row.is_open)


def places_to_begin() -> tuple[SignOnSite, ...]:
    """The sites at which a reader can begin to sign on: those with an open key."""
    sites = SignOnSite.objects.exclude(start_address="").order_by("name", "pk")
    return tuple(site for site in sites if any(key.is_open for key in site.keys.all()))


def account_behind(ticket: Ticket) -> Account | None:
    """The account that this reader of this site has, if there is one; by nothing else."""
    rows = SiteIdentity.objects.select_related("account")
    found = rows.filter(site__public_id=ticket.site, subject=ticket.subject).first()
    return found.account if found is not None and found.subject == ticket.subject else None


def sites_of(account: Account) -> tuple[str, ...]:
    """The names of the sites that sign this account on."""
    rows = SiteIdentity.objects.filter(account=account).order_by("pk")
    return tuple(rows.values_list("site__name", flat=True))


def mailboxes_of(account: Account) -> tuple[str, ...]:
    """The addresses under which somebody is known again: the account's, and one for each site."""
    identities = SiteIdentity.objects.select_related("site").filter(account=account)
    stand_ins = {address_of_nobody(row.site.issuer, row.subject) for row in identities}
    return tuple(dict.fromkeys((account.email, *sorted(stand_ins))))
