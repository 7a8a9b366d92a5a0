"""Allowing a browser to be told, and taking that back."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.core.outbound import OutboundRefused, check_address
from folkmoot.notifications.channels.push import POINT_BYTES, SECRET_BYTES, is_key, is_offered
from folkmoot.notifications.errors import PushNotOffered, SubscriptionNotValid, TooManyBrowsers
from folkmoot.notifications.models.push_subscription import PushSubscription

MOST_BROWSERS = 10
LONGEST_ENDPOINT = 1000


@dataclass(frozen=True, slots=True)
class Browser:
    """Where its push service takes messages, and the keys with which it reads them."""

    endpoint: str
    public_key: str
    secret: str


@transaction.atomic
def allow_browser(account: Account, browser: Browser) -> None:
    """Tell this browser from now on; if it told another account before, it does so no longer.

    Raises:
        PushNotOffered: this installation cannot push.
        SubscriptionNotValid: the address is not one that may be asked, or a key is none.
        TooManyBrowsers: ten are allowed already.
    """
    if not is_offered():
        raise PushNotOffered
    _check(browser)
    digest = _digest(browser.endpoint)
    others = PushSubscription.objects.filter(account=account).exclude(digest=digest)
    if others.count() >= MOST_BROWSERS:
        raise TooManyBrowsers(limit=MOST_BROWSERS)
    PushSubscription.objects.update_or_create(
        digest=digest,
        defaults={
            "account": account,
            "endpoint": browser.endpoint,
            "public_key": browser.public_key,
            "secret": browser.secret,
        },
    )


@transaction.atomic
def forget_browser(account: Account, endpoint: str) -> None:
    """Tell this browser no longer; nothing happens when it was not told."""
    PushSubscription.objects.filter(account=account, digest=_digest(endpoint)).delete()


@transaction.atomic
def forget_all_browsers(account: Account) -> None:
    """Tell no browser of the account any more."""
    PushSubscription.objects.filter(account=account).delete()


def _check(browser: Browser) -> None:
    try:
        check_address(browser.endpoint)
    except OutboundRefused as refusal:
        raise SubscriptionNotValid from refusal
    is_valid = (
        len(browser.endpoint) <= LONGEST_ENDPOINT
        and is_key(browser.public_key, POINT_BYTES)
        and is_key(browser.secret, SECRET_BYTES)
    )
    if not is_valid:
        raise SubscriptionNotValid


def _digest(endpoint: str) -> str:
    return sha256(endpoint.encode("utf-8", "surrogatepass")).hexdigest()
