"""What a checked token leaves in the reader's browser until they are in: a sealed ticket.

The token itself is spent by then. Ours must be a cookie: the site's page posts from another
origin, so the session's own cookie does not come with it, and what it holds must not be lost.
"""

import json
from dataclasses import asdict, dataclass

from folkmoot.accounts.errors import SealBroken
from folkmoot.accounts.sealing import seal, unseal
from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.core.clock import now

LIFETIME = 1800
"""Long enough to read two texts before agreeing to them, in seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """Who stands at the door: site, key, subject; what the site says of them; where they go."""

    site: str
    key: str
    subject: str
    email: str
    name: str
    target: str
    at: float


def write_ticket(ticket: Ticket) -> str:
    """The ticket under the installation's seal."""
    return seal(json.dumps(asdict(ticket)))


def read_ticket(sealed: str) -> Ticket:
    """The ticket behind a seal.

    Raises:
        SignOnRefused: it was not sealed here, or too long ago.
    """
    try:
        ticket = Ticket(**json.loads(unseal(sealed)))
    except (SealBroken, TypeError, ValueError) as error:
        raise SignOnRefused("ticket") from error
    if not 0 <= now().timestamp() - ticket.at < LIFETIME:
        raise SignOnRefused("ticket")
    return ticket
