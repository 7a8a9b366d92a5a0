"""Who a visitor is at a network, kept in the session until it has its account here.

It is linked only where the account is proven too: after a log-in, or when the address of a new
account is confirmed in this same browser. So an account that somebody opened with another's
address never has a way in through a network, and what a known address answers cannot be told
from what a new one does.
"""

from dataclasses import asdict, dataclass, replace

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.networks import Network, network_by_slug
from folkmoot.core.clock import now
from folkmoot.core.errors import FolkmootError

KEPT = "kept_identity"
LIVES = 3600


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """An identity on its way: by which network, where to go on, and since when.

    `registered` is the address with which its person asked for a new account.
    """

    network: str
    issuer: str
    subject: str
    name: str
    email: str
    next: str
    at: float
    registered: str = ""

    @property
    def identity(self) -> Identity:
        """The identity itself."""
        return Identity(self.issuer, self.subject, self.name, self.email)


def keep(session: SessionBase, network: Network, identity: Identity, *, next_path: str) -> None:
    """Keep an identity; one that was kept before is forgotten."""
    kept = KeptIdentity(
        network=network.slug, next=next_path, at=now().timestamp(), **asdict(identity)
    )
    session[KEPT] = asdict(kept)


def kept_identity(session: SessionBase) -> tuple[KeptIdentity, Network] | None:
    """What is kept, with its network, for an hour."""
    found = session.get(KEPT)
    if not isinstance(found, dict):
        return None
    kept = KeptIdentity(**found)
    network = network_by_slug(kept.network)
    if network is None or network.issuer != kept.issuer or now().timestamp() > kept.at + LIVES:
        forget(session)
        return None
    return kept, network


def note_registered(session: SessionBase, email: str) -> None:
    """Remember with which address a new account was asked for."""
    found = kept_identity(session)
    if found is not None:
        session[KEPT] = asdict(replace(found[0], registered=email))


def link_registered(request: HttpRequest) -> None:
    """Link what is kept with the account that this browser registered and confirmed just now."""
    found = kept_identity(request.session)
    if found is None or found[0].registered != request.user.email:  # type: ignore[union-attr]
        return
    forget(request.session)
    try:
        link_identity(request.user, found[0].identity)  # type: ignore[arg-type]
    except FolkmootError:
        return


def forget(session: SessionBase) -> None:
    """Drop what is kept."""
    session.pop(KEPT, None)
