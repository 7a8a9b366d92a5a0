"""Reading an ID token: what a provider of OpenID Connect signed for us (OIDC Core, 3.1.3.7).

Nothing is believed that is not signed with a key of the provider's own, for us, for this one
log-in, just now.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any

import jwt

from folkmoot.accounts.network_errors import NetworkAnswerRefused

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA")
"""Public keys only: with a shared secret, or none, whoever reads a token could write one."""
SKEW_SECONDS = 60
NEEDED = ("iss", "sub", "aud", "exp", "iat", "nonce")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the token must say to be ours: who made it, for whom, and for which log-in."""

    issuer: str
    client: str
    nonce: str


def read_id_token(token: Any, keys: Any, expected: Expected) -> Mapping[str, Any]:
    """The claims of a token that holds in every point.

    `keys` is the provider's key set as it publishes it.

    Raises:
        NetworkAnswerRefused: it does not; `reason` says in a word why, for the log.
    """
    if not isinstance(token, str) or not expected.nonce:
        raise NetworkAnswerRefused(reason="no-id-token")
    try:
        claims = jwt.decode(
            token,
            key=_key(token, keys),
            algorithms=ALGORITHMS,
            issuer=expected.issuer,
            audience=expected.client,
            leeway=SKEW_SECONDS,
            options={"require": list(NEEDED)},
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise NetworkAnswerRefused(reason=type(error).__name__) from error
    if not compare_digest(str(claims["nonce"]).encode(), expected.nonce.encode()):
        raise NetworkAnswerRefused(reason="nonce")
    if claims.get("azp", expected.client) != expected.client or _has_others(claims["aud"]):
        raise NetworkAnswerRefused(reason="azp")
    return claims


def _has_others(audience: Any) -> bool:
    """A token for several is none: one of the others could hand in what it was given."""
    return isinstance(audience, list) and len(audience) > 1


def _key(token: str, keys: Any) -> jwt.PyJWK:
    """The one key that the token names, used with the one algorithm that it is for."""
    header = jwt.get_unverified_header(token)
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise jwt.InvalidAlgorithmError(algorithm)
    fitting = [
        key
        for key in keys["keys"]
        if key.get("kid") == header.get("kid")
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
    ]
    if len(fitting) != 1:
        raise jwt.InvalidKeyError("no key of this name")
    return jwt.PyJWK(fitting[0], algorithm)
