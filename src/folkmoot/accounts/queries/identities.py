"""Which accounts at networks are linked with which accounts here."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.crypto import salted_hmac

from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.accounts.networks import Network, network_by_issuer, networks


@dataclass(frozen=True, slots=True)
class Link:
    """One linked account at a network, as its owner sees it.

    `name` is what the network called them last; `network` is none when it is not offered now.
    """

    key: str
    title: str
    name: str
    linked_at: datetime
    used_at: datetime
    network: Network | None


def owner_of(identity: Identity) -> Account | None:
    """The account that the identity logs in to; issuer and subject alone decide (AC-062)."""
    rows = SocialAccount.objects.filter(provider=identity.issuer, uid=identity.subject)
    row = rows.select_related("user").first()
    if row is None or (row.provider, row.uid) != (identity.issuer, identity.subject):
        return None
    owner: Account = row.user
    return owner


def links_of(account: Account) -> tuple[Link, ...]:
    """What is linked with the account, the oldest first."""
    rows = SocialAccount.objects.filter(user=account).order_by("date_joined", "pk")
    return tuple(map(_link, rows))


def networks_to_link(account: Account) -> tuple[Network, ...]:
    """The networks offered here that the account is not linked with."""
    linked = {link.network.issuer for link in links_of(account) if link.network is not None}
    return tuple(network for network in networks() if network.issuer not in linked)


def networks_to_come_by(account: Account) -> tuple[Network, ...]:
    """The networks offered here that log in to the account."""
    linked = {link.network.issuer for link in links_of(account) if link.network is not None}
    return tuple(network for network in networks() if network.issuer in linked)


def has_other_way_in(account: Account) -> bool:
    """True when the account has a password or a passkey. A code by mail alone does not count."""
    passkeys = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN)
    return account.has_usable_password() or passkeys.exists()


def identity_key(row: SocialAccount) -> str:
    """What a form calls the link: not its row's number, nor the person's at the network."""
    return salted_hmac("identity", f"{row.provider}\0{row.uid}").hexdigest()[:26]


def _link(row: SocialAccount) -> Link:
    network = network_by_issuer(row.provider)
    return Link(
        key=identity_key(row),
        title=network.title if network is not None else row.provider,
        name=str(row.extra_data.get("name", "")),
        linked_at=row.date_joined,
        used_at=row.last_login,
        network=network,
    )
