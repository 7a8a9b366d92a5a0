"""Which machine asks: a key that a publisher gave out, and how often it may.

Sessions and cookies play no part here, so no page of ours or others can act through a reader's
browser; that is why these routes need no token against forged requests.
"""

from math import ceil

from django.http import HttpRequest
from ninja.security.base import AuthBase

from folkmoot.api.errors import ApiKeyMissing
from folkmoot.core.conf import conf
from folkmoot.core.limits import spend
from folkmoot.moderation.actions.api_keys import note_use
from folkmoot.moderation.queries.api_keys import ApiClient, client_behind

TEXTS_A_REQUEST = 10


class MachineKey(AuthBase):
    """For routes of our own API that a machine asks: `Authorization: Bearer` and a key."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> ApiClient:
        """The machine behind the key.

        Raises:
            ApiKeyMissing: no key came with the request.
            ApiKeyNotValid: nobody was given this key, or it was revoked.
        """
        return machine(bearer_of(request))


def machine(secret: str) -> ApiClient:
    """The machine behind a secret; that it asks is noted.

    Raises:
        ApiKeyMissing: the secret is empty.
        ApiKeyNotValid: nobody was given this key, or it was revoked.
    """
    if not secret:
        raise ApiKeyMissing
    client = client_behind(secret)
    note_use(client)
    return client


def bearer_of(request: HttpRequest) -> str:
    """The secret in the header `Authorization`; empty when there is none."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    return secret.strip() if kind.lower() == "bearer" else ""


def count(client: ApiClient, *, texts: int = 1) -> None:
    """Count a request with so many texts against the key's quota.

    Raises:
        TooFast: the quota is used up; `seconds` says when to come back.
    """
    seconds = max(1, ceil(conf.api_key_burst / conf.api_key_rate))
    rate = f"{conf.api_key_rate * seconds}/{seconds}s"
    spend("api-key", client.public_id, rate=rate, amount=max(1, ceil(texts / TEXTS_A_REQUEST)))
