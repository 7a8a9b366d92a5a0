"""The account itself: it stays as an empty row, so that what others said keeps its place."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import CASCADE, QuerySet
from django.utils.translation import override

from folkmoot.accounts.avatar_files import avatar_bytes
from folkmoot.accounts.models import Account, Consent
from folkmoot.accounts.queries.sign_on import sites_of
from folkmoot.accounts.roles import Role
from folkmoot.core.after_commit import start
from folkmoot.core.conf import conf
from folkmoot.privacy.models import ConsentProof
from folkmoot.privacy.parts.base import (
    OWN_SETTINGS,
    PSEUDONYM,
    Leaving,
    Part,
    emptied,
    gone,
    kept,
)
from folkmoot.privacy.persons import mailbox_hash

NOBODY = "erased.invalid"
HANGING = frozenset({"accounts", "account", "mfa", "socialaccount"})
SECRETS = frozenset({"secret_hash", "account_state", "session_key", "data", "key", "token"})
AGREED = ("version", "language")
HASHED = "a hash of a solved captcha, gone within minutes"
SPENT = "a hash of a used sign-on token, gone within minutes"


def erase(leaving: Leaving) -> dict[str, int]:
    """Keep a proof of the consents, drop all rows, and make the account a pseudonym.

    Name and address are free for others from now on.
    """
    account = leaving.account
    counts = {"consents proved": _prove_consents(leaving)}
    for name, rows in _hanging_on(account):
        counts[name] = rows.delete()[0]
    account.groups.clear()
    account.user_permissions.clear()
    _become_nobody(leaving)
    return counts


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """The account, and every row that hangs on it, without its secrets."""
    held: dict[str, Iterable[dict[str, Any]]] = {"account": [_account(account)]}
    for name, rows in _hanging_on(account):
        held[name.replace(" ", "_").replace("-", "_")] = map(_plain_row, rows.order_by("pk"))
    return held


def _hanging_on(account: Account) -> Iterator[tuple[str, "QuerySet[Any]"]]:
    """Rows that exist only for the account: consents, links, sessions, factors, log-ins elsewhere.

    By the database's own rule, so that a new kind of row cannot be forgotten.
    """
    for relation in Account._meta.related_objects:
        model, is_ours = relation.related_model, relation.related_model._meta.app_label in HANGING
        if is_ours and relation.on_delete is CASCADE and not model._meta.auto_created:
            rows = model._default_manager.filter(**{relation.field.name: account})
            with override("en"):
                name = str(model._meta.verbose_name_plural)
            yield name.lower(), rows


def _plain_row(row: Any) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.is_relation and not field.primary_key and field.name not in SECRETS
    }


def _account(account: Account) -> dict[str, Any]:
    return {
        "user_id": account.public_id,
        "email": account.email,
        "display_name": account.display_name,
        "role": account.role,
        "language": account.language,
        "time_zone": account.time_zone,
        "avatar": _avatar(account),
        "joined_at": account.joined_at,
        "last_login": account.last_login,
        "name_changed_at": account.name_changed_at,
        "closing_since": account.closing_since,
        "partner_sites": list(sites_of(account)),
    }


def _avatar(account: Account) -> str:
    """The picture itself, as an address that holds it; empty without one."""
    if not account.avatar:
        return ""
    try:
        picture = avatar_bytes(account.avatar)
    except FileNotFoundError:
        return ""
    return f"data:image/webp;base64,{b64encode(picture).decode()}"


def _consent(row: Consent) -> dict[str, Any]:
    return {
        "text": row.text,
        "version": row.version,
        "language": row.language,
        "method": row.method,
        "given_at": row.given_at,
        "withdrawn_at": row.withdrawn_at,
    }


def _prove_consents(leaving: Leaving) -> int:
    person = mailbox_hash(leaving.account.email)
    until = leaving.moment + timedelta(days=conf.consent_proof_days)
    proofs = [
        ConsentProof(person=person, kept_until=until, **_consent(row))
        for row in Consent.objects.filter(account=leaving.account)
    ]
    return len(ConsentProof.objects.bulk_create(proofs))


def _become_nobody(leaving: Leaving) -> None:
    account, pseudonym = leaving.account, leaving.pseudonym
    account.public_id = pseudonym
    account.email = f"{pseudonym}@{NOBODY}"
    account.display_name = f"deleted {pseudonym}"
    account.role, account.is_superuser, account.is_active = Role.MEMBER, False, False
    account.language, account.time_zone = "en", "UTC"
    account.joined_at, account.last_login = leaving.moment, None
    if account.avatar:
        start("accounts.drop_avatar", account.avatar)
    account.avatar = ""
    account.name_changed_at = account.closing_since = None
    account.set_unusable_password()
    account.save()


PART = Part(
    name="accounts",
    columns={
        "accounts.Account": emptied(
            "password",
            "public_id",
            "email",
            "display_name",
            "name_skeleton",
            "language",
            "time_zone",
            "avatar",
        ),
        "accounts.Account_groups": gone("account"),
        "accounts.Account_user_permissions": gone("account"),
        "accounts.EmailChange": gone("public_id", "account", "old_email", "new_email"),
        "accounts.FormerName": gone("account", "name", "skeleton"),
        "accounts.LoginSession": gone("public_id", "account", "session_key", "device", "network"),
        "accounts.SignOnKey": {
            **kept(OWN_SETTINGS, "public_id", "algorithm", "material"),
            **kept(PSEUDONYM, "made_by"),
        },
        "accounts.SignOnSite": kept(
            OWN_SETTINGS, "public_id", "publication", "name", "issuer", "origins", "start_address"
        ),
        "accounts.SiteIdentity": gone("subject", "account"),
        "accounts.SpentToken": kept(SPENT, "digest"),
        "accounts.SecondFactorReset": gone("account", "by", "reason"),
        "mfa.Authenticator": gone("user", "data"),
        "socialaccount.SocialAccount": gone("user", "provider", "uid", "extra_data"),
        "socialaccount.SocialToken": gone("token", "token_secret"),
        "socialaccount.SocialApp": kept(
            OWN_SETTINGS,
            *("provider", "provider_id", "name", "client_id", "secret", "key", "settings"),
        ),
        "accounts.Closure": gone("public_id", "account"),
        "accounts.Consent": {
            **gone("account"),
            **kept("what was agreed to; it goes with its row, and the proof says it", *AGREED),
        },
        "accounts.MailedLink": gone("account", "subject", "account_state", "secret_hash"),
        "accounts.PrivacyPolicy": {
            **kept(OWN_SETTINGS, "version", "texts", "changes"),
            **kept(PSEUDONYM, "published_by"),
        },
        "accounts.ReservedName": kept(OWN_SETTINGS, "name", "skeleton"),
        "accounts.SpentProof": kept(HASHED, "digest"),
        "account.EmailAddress": gone("user", "email"),
        "account.EmailConfirmation": gone("key"),
    },
    holdings=holdings,
    erase=erase,
)
