"""Proof of work on our own server, in the format of ALTCHA; no third party is asked.

The task is a hash of a salt and a secret number; the visitor's machine finds the number by
trying. The salt carries what the proof is good for (until when, for which form and visitor),
and since the hash covers the salt and the signature covers the hash, none of it can be changed.
"""

import base64
import binascii
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs

import altcha
from django.utils.crypto import salted_hmac

from folkmoot.accounts.errors import ProofExpired, ProofMissing, ProofNotValid
from folkmoot.accounts.proof import Proof
from folkmoot.core.clock import now
from folkmoot.core.conf import conf

MOST_LETTERS = 2_000
FIELDS = {"algorithm": str, "challenge": str, "number": int, "salt": str, "signature": str}


def new_task(action: str, visitor: str) -> dict[str, str | int]:
    """A task that can be handed in for a few minutes, for one form and visitor."""
    options = altcha.ChallengeOptions(
        hmac_key=_key(),
        max_number=conf.captcha_cost,
        expires=now() + timedelta(seconds=conf.captcha_seconds),
        params={"action": action, "visitor": _mark(visitor)},
    )
    return altcha.create_challenge(options).to_dict()


def read_proof(value: str, action: str, visitor: str) -> Proof:
    """The proof behind what a form handed in.

    Raises:
        ProofMissing: nothing was handed in.
        ProofNotValid: it is no right solution of a task of ours for this form and visitor.
        ProofExpired: it is, but the task is too old.
    """
    if not value:
        raise ProofMissing
    payload = _read(value)
    is_right, _ = altcha.verify_solution(payload, hmac_key=_key(), check_expires=False)
    if not is_right:
        raise ProofNotValid
    told = parse_qs(payload["salt"].partition("?")[2])
    if told.get("action") != [action] or told.get("visitor") != [_mark(visitor)]:
        raise ProofNotValid
    expires_at = datetime.fromtimestamp(int(told["expires"][0]), tz=UTC)
    if expires_at < now():
        raise ProofExpired
    return Proof(sha256(payload["challenge"].encode()).hexdigest(), expires_at)


def _read(value: str) -> Any:
    """The handed-in mapping, with exactly the fields and types that a solution has."""
    try:
        payload = json.loads(base64.b64decode(value[:MOST_LETTERS], validate=True))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise ProofNotValid from error
    if not isinstance(payload, dict):
        raise ProofNotValid
    payload = {name: payload.get(name) for name in FIELDS}
    if not all(type(payload[name]) is kind for name, kind in FIELDS.items()):
        raise ProofNotValid
    if payload["algorithm"] != "SHA-256":
        raise ProofNotValid
    return payload


def _key() -> str:
    """The signing key of tasks, derived from the installation's secret."""
    return salted_hmac("folkmoot.accounts.captcha", "task", algorithm="sha256").hexdigest()


def _mark(visitor: str) -> str:
    """A keyed hash of what tells this visitor from others; it goes through their own browser."""
    return salted_hmac("folkmoot.accounts.captcha.visitor", visitor).hexdigest()[:16]
