"""By web push: a title and an address, encrypted for one browser (RFC 8291, RFC 8292).

The library is an extra; where it is not installed, or no key is set, nothing is offered.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from folkmoot.core.outbound import outbound_session
from folkmoot.notifications.channels.onsite import lines_of
from folkmoot.notifications.kinds import find_kind
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.models.push_subscription import PushSubscription

KEPT_SECONDS = 24 * 3600
"""How long a push service keeps a message for a browser that is off."""
POINT_BYTES = 65
SECRET_BYTES = 16
GONE = frozenset({403, 404, 410})
"""Answers by which a push service says that a browser takes no messages from us any more."""


class PushRefused(Exception):
    """The push service did not take it; `status` is its answer, 0 when there was none."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status

    @property
    def is_gone(self) -> bool:
        """True when this browser is never told again."""
        return self.status in GONE


def is_offered() -> bool:
    """True when this installation can push."""
    return bool(settings.PUSH_KEY) and find_spec("pywebpush") is not None


def public_key() -> str:
    """The key that a browser ties its subscription to, empty where nothing is offered."""
    return _public_key(settings.PUSH_KEY) if is_offered() else ""


def new_key() -> str:
    """A private key for `FOLKMOOT_PUSH_KEY`."""
    from cryptography.hazmat.primitives.asymmetric import ec

    number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _written(number.to_bytes(32, "big"))


def is_key(written: str, size: int) -> bool:
    """True for base64 of just so many bytes, as browsers write keys."""
    try:
        return len(urlsafe_b64decode(written + "=" * (-len(written) % 4))) == size
    except ValueError:
        return False


def message_of(row: Notification) -> dict[str, str]:
    """What the browser shows: no text of a comment, for screens are seen by others."""
    title, _ = lines_of(row.account, row)
    address = find_kind(row.kind).path(row.facts)
    return {"title": title[:120], "address": address, "id": row.public_id}


def send_push(browser: PushSubscription, message: dict[str, str]) -> None:
    """Hand the message to the browser's push service.

    Raises:
        PushRefused: it was not taken, or the address may not be asked at all.
    """
    from pywebpush import WebPushException, webpush
    from requests import RequestException

    subscription: dict[str, Any] = {
        "endpoint": browser.endpoint,
        "keys": {"p256dh": browser.public_key, "auth": browser.secret},
    }
    try:
        webpush(
            subscription,
            json.dumps(message, ensure_ascii=False),
            vapid_private_key=settings.PUSH_KEY,
            vapid_claims={"sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}"},
            ttl=KEPT_SECONDS,
            requests_session=outbound_session(),
        )
    except WebPushException as refusal:
        raise PushRefused(getattr(refusal.response, "status_code", 0)) from refusal
    except (RequestException, ValueError) as refusal:
        raise PushRefused(0) from refusal


@lru_cache(maxsize=2)
def _public_key(private: str) -> str:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    number = int.from_bytes(urlsafe_b64decode(private + "=" * (-len(private) % 4)), "big")
    point = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    form = serialization.PublicFormat.UncompressedPoint
    return _written(point.public_bytes(serialization.Encoding.X962, form))


def _written(key: bytes) -> str:
    return urlsafe_b64encode(key).rstrip(b"=").decode()
