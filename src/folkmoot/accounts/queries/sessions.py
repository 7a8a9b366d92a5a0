"""Where an account is logged in."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.devices import shown_device
from folkmoot.accounts.models import Account, LoginSession


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session in words; `seen_at` is known to the hour."""

    public_id: str
    device: str
    network: str
    begun_at: datetime
    seen_at: datetime
    is_this: bool


def sessions_of(account: Account, *, this_key: str | None) -> tuple[SessionLine, ...]:
    """Every session of the account: the one that asks first, then the latest seen."""
    rows = LoginSession.objects.filter(account=account).order_by("-seen_at", "-pk")
    lines = [
        SessionLine(
            row.public_id,
            shown_device(row.device),
            row.network,
            row.begun_at,
            row.seen_at,
            row.session_key == this_key,
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda line: not line.is_this))


def is_still_in(account: Account, session_key: str | None) -> bool:
    """True when this session is one of the account's."""
    rows = LoginSession.objects.filter(account=account, session_key=session_key or "")
    return rows.exists()
