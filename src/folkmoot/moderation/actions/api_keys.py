"""Giving keys to machines, and taking them back."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

import structlog
from django.db import IntegrityError, transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.errors import ApiKeyNameMissing, ApiKeyNameTaken, ApiKeyUnknown
from folkmoot.moderation.models.api_key import ApiKey
from folkmoot.moderation.queries.api_keys import ApiClient, forget_clients, hash_secret

MARK = "fmk_"
"""How every secret begins, so that people and scanners of leaked secrets know one."""
SHOWN = 10
AS_FINE_AS = timedelta(hours=1)
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A new key with its secret, which is told here and never again."""

    public_id: str
    name: str
    secret: str


def make_api_key(by: Account | None, publication: Publication, *, name: str) -> MadeKey:
    """Give a machine a key with which it may ask the publication's standards.

    Without an account for the operator's command only: whoever can run it has the database.
    Where no standards are in force yet, the shipped ones are adopted, since from now on
    somebody judges by them.

    Raises:
        NotAllowed: the account may not give keys out.
        ApiKeyNameMissing: the name is empty or too long.
        ApiKeyNameTaken: an open key of the publication has it.
    """
    if by is not None:
        demand(by, Permission.MANAGE_API_KEYS)
    name = " ".join(name.split())
    most = ApiKey._meta.get_field("name").max_length or 0
    if not 0 < len(name) <= most:
        raise ApiKeyNameMissing(most=most)
    adopt_default(publication)
    secret = MARK + secrets.token_urlsafe(32)
    try:
        with transaction.atomic():
            row = ApiKey.objects.create(
                publication=publication,
                name=name,
                start=secret[:SHOWN],
                secret_hash=hash_secret(secret),
                made_by=by,
            )
    except IntegrityError as error:
        raise ApiKeyNameTaken from error
    log.info("moderation.api_key_made", key=row.public_id, by=by.public_id if by else "operator")
    return MadeKey(row.public_id, name, secret)


def revoke_api_key(by: Account | None, public_id: str) -> None:
    """End a key for good. Without an account for the operator's command only.

    Raises:
        NotAllowed: the account may not.
        ApiKeyUnknown: no open key has this id.
    """
    if by is not None:
        demand(by, Permission.MANAGE_API_KEYS)
    rows = ApiKey.objects.filter(public_id=checked_id(public_id), revoked_at=None)
    if not rows.update(revoked_at=now()):
        raise ApiKeyUnknown
    forget_clients()
    log.info("moderation.api_key_revoked", key=public_id, by=by.public_id if by else "operator")


def note_use(client: ApiClient) -> None:
    """Remember that the key is in use; written once an hour, however often it asks."""
    moment = now()
    if client.used_at is not None and moment - client.used_at < AS_FINE_AS:
        return
    ApiKey.objects.filter(pk=client.key).update(used_at=moment)
    forget_clients()
