"""Tokens by which a site signs its readers on (A12): read strictly, and judged; pure but the time.

The base is RFC 8725. Only the algorithm of the key is tried; the header may hold `alg`, `kid` and
`typ` and nothing else, so no token brings a key, an address of one, or an extension along. A name
that stands twice in an object is refused, since two readers would read two things. Roles and all
other claims that are not named here are never looked at.
"""

import json
import math
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from typing import Any, NoReturn

from jwt import PyJWS
from jwt.exceptions import PyJWTError

from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.core.clock import now

KIND = "folkmoot-sign-on+jwt"
LARGEST = 8192
LIFE, SKEW = 300, 60
HEADER = frozenset({"alg", "kid", "typ"})
PART = re.compile(r"[A-Za-z0-9_-]+")
READABLE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
LONGEST = {"sub": 200, "jti": 200, "email": 254, "name": 160}
SIGNATURES = PyJWS(algorithms=["EdDSA", "HS256"], options={"enforce_minimum_key_length": True})


@dataclass(frozen=True, slots=True)
class Trust:
    """What is taken from whom: the key, its one algorithm, and the names a token must bear."""

    algorithm: str
    key: str
    issuer: str
    audience: str
    takes_coral: bool = False


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says of a reader; address and name may be empty."""

    subject: str
    token_id: str
    expires_at: float
    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class RawToken:
    """A token whose form is right; nothing in it is believed yet."""

    written: str
    header: dict[str, Any]
    claims: dict[str, Any]

    @property
    def key_id(self) -> str:
        """The key that it names, empty when it names none."""
        named = self.header.get("kid", "")
        return named if isinstance(named, str) else ""

    @property
    def is_ours(self) -> bool:
        """True when it calls itself a sign-on token of Folkmoot's kind."""
        return self.header.get("typ") == KIND


def read_token(written: str) -> RawToken:
    """Take a token apart, without believing anything in it.

    Raises:
        SignOnRefused: it is too long, or has not the form of a signed token.
    """
    if len(written) > LARGEST:
        _refuse("size")
    parts = written.split(".")
    if len(parts) != 3:
        _refuse("form")
    header, claims, _ = (_bytes(part) for part in parts)
    token = RawToken(written, _object(header), _object(claims))
    if not set(token.header) <= HEADER:
        _refuse("header")
    return token


def check_token(token: RawToken, trust: Trust) -> Claims:
    """What a token says, when it is signed by that key, for us, and of this moment.

    Raises:
        SignOnRefused: it is not.
    """
    if token.header.get("alg") != trust.algorithm:
        _refuse("algorithm")
    try:
        SIGNATURES.decode_complete(token.written, trust.key, algorithms=[trust.algorithm])
    except PyJWTError:
        _refuse("signature")
    if token.is_ours:
        return _own_claims(token.claims, trust)
    if not trust.takes_coral or token.header.get("typ", "JWT") != "JWT":
        _refuse("kind")
    return _coral_claims(token.claims, trust)


def _own_claims(claims: dict[str, Any], trust: Trust) -> Claims:
    if claims.get("iss") != trust.issuer:
        _refuse("issuer")
    if claims.get("aud") != trust.audience:
        _refuse("audience")
    if "iat" not in claims:
        _refuse("issued-at")
    return _claims(claims, claims)


def _coral_claims(claims: dict[str, Any], trust: Trust) -> Claims:
    """The older shape: the reader stands in `user`; who is meant may be left out, not mistaken."""
    if claims.get("iss", trust.issuer) != trust.issuer:
        _refuse("issuer")
    if claims.get("aud", trust.audience) != trust.audience:
        _refuse("audience")
    user = claims.get("user")
    if not isinstance(user, dict):
        _refuse("subject")
    reader = {"sub": user.get("id"), "email": user.get("email"), "name": user.get("username")}
    return _claims(claims, reader)


def _claims(claims: dict[str, Any], reader: dict[str, Any]) -> Claims:
    subject, token_id = _words(reader, "sub"), _words(claims, "jti")
    if not subject:
        _refuse("subject")
    if not token_id:
        _refuse("token-id")
    expires_at = _check_times(claims)
    return Claims(subject, token_id, expires_at, _words(reader, "email"), _words(reader, "name"))


def _check_times(claims: dict[str, Any]) -> float:
    moment = now().timestamp()
    expires_at = _time(claims, "exp")
    issued_at = _time(claims, "iat") if "iat" in claims else moment
    if issued_at > moment + SKEW or ("nbf" in claims and _time(claims, "nbf") > moment + SKEW):
        _refuse("not-yet")
    if expires_at <= moment - SKEW:
        _refuse("expired")
    if not 0 < expires_at - issued_at <= LIFE + (0 if "iat" in claims else SKEW):
        _refuse("life")
    return expires_at


def _time(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(f"no-{name}")
    if not math.isfinite(value) or abs(value) > 1e11:
        _refuse(f"no-{name}")
    return float(value)


def _words(claims: dict[str, Any], name: str) -> str:
    """A claim of words; empty where it is none, too long, or holds what cannot be shown."""
    value = claims.get(name)
    if not isinstance(value, str) or len(value) > LONGEST[name] or not READABLE.fullmatch(value):
        return ""
    return value.strip()


def _bytes(part: str) -> bytes:
    if not PART.fullmatch(part):
        _refuse("form")
    try:
        decoded = urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (NotBase64, ValueError):
        _refuse("form")
    if urlsafe_b64encode(decoded).rstrip(b"=").decode() != part:
        _refuse("form")
    return decoded


def _object(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(
            data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant
        )
    except (ValueError, RecursionError):
        _refuse("form")
    if not isinstance(value, dict):
        _refuse("form")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _no_constant(written: str) -> NoReturn:
    raise ValueError(f"{written} is no JSON")


def _refuse(reason: str) -> NoReturn:
    raise SignOnRefused(reason)
