"""Which browsers an account allows to be told, and whether that is offered here."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.channels.push import public_key
from folkmoot.notifications.models.push_subscription import PushSubscription


@dataclass(frozen=True, slots=True)
class AllowedBrowser:
    """One browser: the host of its push service, and since when."""

    service: str
    made_at: datetime


def has_browsers(account: Account) -> bool:
    """True when at least one browser of the account may be told."""
    return PushSubscription.objects.filter(account=account).exists()


@dataclass(frozen=True, slots=True)
class PushOffer:
    """Whether pushes are offered: the key that browsers need, and those that are allowed."""

    public_key: str
    browsers: tuple[AllowedBrowser, ...]


def push_offer(account: Account) -> PushOffer | None:
    """What the page of choices shows of pushes; none where they are not offered."""
    key = public_key()
    if not key:
        return None
    rows = PushSubscription.objects.filter(account=account).order_by("-made_at")
    browsers = (AllowedBrowser(urlsplit(row.endpoint).hostname or "", row.made_at) for row in rows)
    return PushOffer(key, tuple(browsers))
