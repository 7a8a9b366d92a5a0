"""From a log-in on our own page to the frame on another site's page, in one browser (B17).

Where browsers keep the cookies of frames apart, a log-in on our own page does not reach the
frame. So the door's page, which the frame opened, gets two halves: a sealed cookie, which goes
on through log-in and comes back with the reader's yes; and a code, which it gives to the frame
that opened it and to nobody else. The code is worth nothing before the yes and works once.
"""

import json
from dataclasses import asdict, dataclass

from django.core.cache import cache

from folkmoot.accounts.errors import SealBroken
from folkmoot.accounts.models import Account
from folkmoot.accounts.sealing import seal, unseal
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id

LIFETIME = 1800
"""Seconds to register in and to confirm an address."""
OPEN = 120
"""Seconds in which the frame must come after the yes."""
YES, USED = "frame-door-yes", "frame-door-used"


@dataclass(frozen=True, slots=True)
class Door:
    """One passage: its id, the site whose page has the frame, and when it was opened."""

    id: str
    origin: str
    at: float


def open_door(origin: str) -> Door:
    """A door for a frame on this site; nothing is kept of it until somebody goes through."""
    return Door(new_id(), origin, now().timestamp())


def cookie_of(door: Door) -> str:
    """What the browser keeps while its reader logs in."""
    return _sealed("door", door)


def code_of(door: Door) -> str:
    """What the frame keeps meanwhile."""
    return _sealed("code", door)


def door_by_cookie(sealed: str) -> Door | None:
    """The door that this browser stands at, if there is one and it is not too old."""
    return _unsealed("door", sealed)


def door_by_code(sealed: str) -> Door | None:
    """The door that the frame waits behind, if there is one and it is not too old."""
    return _unsealed("code", sealed)


@dataclass(frozen=True, slots=True)
class Passage:
    """For whom a frame gets its session, and by which partner site's key they are logged in."""

    account: Account
    sign_on_key: str


def let_through(door: Door, account: Account, *, sign_on_key: str = "") -> None:
    """The account's owner said yes: the frame may come with its code, soon and once."""
    said = json.dumps([account.public_id, sign_on_key])
    cache.set(f"{YES}:{door.id}", seal(said), OPEN)


def take_passage(door: Door) -> Passage | None:
    """For whom the frame now gets a session; none while nobody has said yes.

    Of any number of askers at once one gets it.
    """
    sealed = cache.get(f"{YES}:{door.id}")
    if not isinstance(sealed, str):
        return None
    if not cache.add(f"{USED}:{door.id}", seal(door.id), LIFETIME):
        return None
    cache.delete(f"{YES}:{door.id}")
    public_id, key = json.loads(unseal(sealed))
    account = Account.objects.filter(public_id=public_id, is_active=True).first()
    return Passage(account, key) if account else None


def _sealed(kind: str, door: Door) -> str:
    return seal(json.dumps({"kind": kind, **asdict(door)}))


def _unsealed(kind: str, sealed: str) -> Door | None:
    try:
        facts = json.loads(unseal(sealed))
        if facts.pop("kind", "") != kind:
            return None
        door = Door(**facts)
    except (SealBroken, TypeError, ValueError, UnicodeError):
        return None
    return door if 0 <= now().timestamp() - door.at < LIFETIME else None
